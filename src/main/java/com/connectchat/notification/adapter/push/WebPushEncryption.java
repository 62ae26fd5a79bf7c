package com.connectchat.notification.adapter.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a push for one browser, as RFC 8291 has it: only who has the subscription's private key reads it, not the push service. */
final class WebPushEncryption {

    static final int SALT_BYTES = 16;

    private static final int POINT_BYTES = 65;
    private static final int COORDINATE_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final int RECORD_BYTES = 4_096;
    private static final byte LAST_RECORD = 2;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebPushEncryption() {
    }

    /**
     * The body of a push, of the content coding {@code aes128gcm}.
     *
     * @param browser its public key, as an uncompressed point
     * @param secret  its authentication secret
     */
    static byte[] encrypt(byte[] plain, byte[] browser, byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(plain, browser, secret, new Own(keys.generateKeyPair(), salt));
    }

    static byte[] encrypt(byte[] plain, byte[] browser, byte[] secret, Own own) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.keys().getPrivate());
        agreement.doPhase(publicKey(browser), true);
        byte[] ownPoint = point((ECPublicKey) own.keys().getPublic());

        byte[] input = derive(agreement.generateSecret(), secret, join(ascii("WebPush: info\0"), browser, ownPoint), COORDINATE_BYTES);
        byte[] key = derive(input, own.salt(), ascii("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        byte[] nonce = derive(input, own.salt(), ascii("Content-Encoding: nonce\0"), NONCE_BYTES);

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] header = ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + POINT_BYTES).put(own.salt()).putInt(RECORD_BYTES)
                .put((byte) POINT_BYTES).put(ownPoint).array();
        return join(header, cipher.doFinal(join(plain, new byte[] {LAST_RECORD})));
    }

    /** The keys and the salt of one push. */
    record Own(KeyPair keys, byte[] salt) {
    }

    private static byte[] derive(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract().addIKM(input).addSalt(salt).thenExpand(info, length));
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_BYTES, POINT_BYTES));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
    }

    static byte[] point(ECPublicKey key) {
        return join(new byte[] {UNCOMPRESSED}, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(joined::put);
        return joined.array();
    }
}
