package com.connectchat.remote;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Writes and reads the values of one type exactly; a null is written as one by {@link Codecs}, for every type. */
interface Codec {

    void write(JsonGenerator json, Object value);

    /** The parser stands at the value's first token, and afterwards at its last. */
    @Nullable Object read(JsonParser json);
}
