package com.connectchat.messaging.adapter.web;

import com.connectchat.messaging.adapter.web.CompactJson.Reader;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A JSON object of the client's own, without white space between its parts; numbers keep their digits. */
@JsonDeserialize(using = Reader.class)
record CompactJson(String text) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static final class Reader extends StdDeserializer<CompactJson> {

        Reader() {
            super(CompactJson.class);
        }

        @Override
        public CompactJson deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                return (CompactJson) context.handleUnexpectedToken(CompactJson.class, json);
            }
            StringWriter text = new StringWriter();
            try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
                copy.copyCurrentStructureExact(json);
            }
            return new CompactJson(text.toString());
        }
    }
}
