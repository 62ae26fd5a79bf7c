package com.connectchat.remote;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The bodies of requests and answers: each an array of values. */
final class Wire {

    static final String ROOT = "/internal/";
    static final String HOPS = "Connectchat-Hops";
    /** Caller, relay, module: more than that is a circle of relays. */
    static final int HOPS_MAX = 3;
    static final int OK = 200;
    /** The call came through and ended in an exception, which the body tells. */
    static final int FAILED = 422;
    static final int BUSY = 503;

    private static final JsonFactory JSON = new JsonFactory();

    private Wire() {
    }

    static byte[] write(List<Codec> codecs, @Nullable Object @Nullable [] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartArray();
            for (int i = 0; i < codecs.size() && values != null; i++) {
                Codecs.write(codecs.get(i), json, values[i]);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    static @Nullable Object[] read(List<Codec> codecs, byte[] body) {
        List<@Nullable Object> values = new ArrayList<>(codecs.size());
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(Codecs.read(codecs.get(values.size()), json));
            }
        }
        if (values.size() != codecs.size()) {
            throw new IllegalArgumentException(values.size() + " values came where " + codecs.size() + " were expected");
        }
        return values.toArray();
    }
}
