package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.notification.adapter.push.WebPushEncryption.Own;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebPushEncryptionTests {

    private static final byte[] PLAIN = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BROWSER =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static final byte[] SECRET = bytes("BTBZMqHH6r4Tts7J_aSIgg");

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void makesWhatTheStandardMakesOfTheSame() throws GeneralSecurityException {
        byte[] own = bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        BigInteger number = new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        KeyPair keys = new KeyPair(WebPushEncryption.publicKey(own),
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, WebPushEncryption.curve())));

        byte[] body = WebPushEncryption.encrypt(PLAIN, BROWSER, SECRET, new Own(keys, bytes("DGv6ra1nlYgDCS1FRnbzlw")));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body)).isEqualTo(
                "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
                        + "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void makesSomethingElseEachTime() throws GeneralSecurityException {
        assertThat(WebPushEncryption.encrypt(PLAIN, BROWSER, SECRET)).isNotEqualTo(WebPushEncryption.encrypt(PLAIN, BROWSER, SECRET));
    }

    private static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }
}
