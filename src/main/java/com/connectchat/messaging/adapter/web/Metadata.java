package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.event.CompactJson;
import com.connectchat.messaging.adapter.web.Metadata.Reader;
import com.fasterxml.jackson.annotation.JsonRawValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A JSON object of the client's own, in compact form. */
@JsonDeserialize(using = Reader.class)
record Metadata(@JsonRawValue String json) {

    static final class Reader extends StdDeserializer<Metadata> {

        Reader() {
            super(Metadata.class);
        }

        @Override
        public Metadata deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.START_OBJECT) ? new Metadata(CompactJson.read(json))
                    : (Metadata) context.handleUnexpectedToken(Metadata.class, json);
        }
    }
}
