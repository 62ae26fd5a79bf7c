package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.adapter.websocket.ClientRequest.Invalid;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Malformed;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Unknown;
import com.connectchat.kernel.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Understands one frame at a time, in one pass where {@code type} stands before {@code data}. Belongs to one event loop.
 */
final class RequestReader {

    private static final int DEPTH_MAX = 32;
    private static final int ID_CHARACTERS_MAX = 64;
    /** Stands for an id that is none: one that is refused by its length. */
    private static final String TOO_LONG = "x".repeat(ID_CHARACTERS_MAX + 1);
    private static final ClientRequest MALFORMED = new Malformed();
    private static final JsonFactory JSON = JsonFactory.builder()
            // A text frame is UTF-8; one that looks like UTF-16 is not to be taken as such.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final RequestFields fields = new RequestFields();
    private final RequestMaker maker = new RequestMaker(fields);
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable RequestType known;
    private int dataStart;
    private int dataEnd;

    /** The bytes are UTF-8. */
    ClientRequest read(byte[] frame, int length) {
        id = null;
        type = null;
        known = null;
        dataStart = -1;
        fields.clear();
        try {
            return readEnvelope(frame, length) ? request() : MALFORMED;
        } catch (JacksonException e) {
            return MALFORMED;
        }
    }

    private boolean readEnvelope(byte[] frame, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), frame, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "type" -> type = value == JsonToken.VALUE_STRING ? json.getString() : null;
                    case "id" -> id = value == JsonToken.VALUE_STRING ? json.getString() : TOO_LONG;
                    case "data" -> readData(json, value);
                    default -> json.skipChildren();
                }
                known = type == null ? null : RequestType.of(type);
            }
            if (json.nextToken() != null) {
                return false;
            }
        }
        RequestType asked = known;
        if (dataStart >= 0 && asked != null) {
            readDataAgain(frame, asked);
        }
        return type != null && (id == null || id.codePointCount(0, id.length()) <= ID_CHARACTERS_MAX);
    }

    private void readData(JsonParser json, JsonToken value) {
        if (known != null) {
            fields.read(json, value, known);
        } else {
            dataStart = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            json.finishToken();
            dataEnd = (int) json.currentLocation().getByteOffset();
        }
    }

    /** The type stood behind the data, so nobody knew what to look for. */
    private void readDataAgain(byte[] frame, RequestType asked) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), frame, dataStart, dataEnd - dataStart)) {
            fields.read(json, json.nextToken(), asked);
        }
    }

    private ClientRequest request() {
        RequestType asked = known;
        if (asked == null) {
            return new Unknown(id);
        }
        InvalidField fault = fields.fault();
        if (fault == null) {
            try {
                return maker.make(id, asked);
            } catch (InvalidField e) {
                fault = e;
            }
        }
        return new Invalid(id, asked, fault.pointer(), fault.getMessage());
    }
}
