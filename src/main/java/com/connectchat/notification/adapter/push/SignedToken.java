package com.connectchat.notification.adapter.push;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** A JSON Web Token (RFC 7519) in its compact form. */
final class SignedToken {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SignedToken() {
    }

    /** @param signature ready to sign */
    static String of(String header, String claims, Signature signature) throws SignatureException {
        String signed = base64(header) + "." + base64(claims);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
