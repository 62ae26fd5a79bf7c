package com.connectchat.kernel.event;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Free JSON of a client's own, such as a message's metadata: the white space between its parts goes, and everything else
 * stays, digit by digit. Through a tree, 1e999 would come back as text and 1e5 longer than it was.
 */
public final class CompactJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private CompactJson() {
    }

    /** Reads the value on whose first token the parser stands; afterwards it stands on the value's last one. */
    public static String read(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            int depth = 0;
            do {
                copyToken(json, copy);
                depth += json.currentToken().isStructStart() ? 1 : json.currentToken().isStructEnd() ? -1 : 0;
            } while (depth > 0 && json.nextToken() != null);
        }
        return text.toString();
    }

    private static void copyToken(JsonParser json, JsonGenerator copy) {
        if (json.currentToken().isNumeric()) {
            copy.writeNumber(json.getString());
        } else {
            copy.copyCurrentEvent(json);
        }
    }
}
