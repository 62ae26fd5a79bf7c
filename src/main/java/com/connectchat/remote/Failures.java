package com.connectchat.remote;

import java.util.List;

/** The body that tells of a failure. */
final class Failures {

    private static final List<Codec> CODEC = List.of(new Codecs().of(Failure.class));

    private Failures() {
    }

    static byte[] write(Failure failure) {
        return Wire.write(CODEC, new Object[] {failure});
    }

    static Failure read(byte[] body) {
        return Wire.read(CODEC, body)[0] instanceof Failure failure ? failure : new Failure.Broken("nothing");
    }
}
