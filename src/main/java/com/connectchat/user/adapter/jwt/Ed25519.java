package com.connectchat.user.adapter.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ed25519 signatures, by Amazon's native library where it runs and by the JDK elsewhere: some 50 µs against 1 ms a
 * verification, which is the most of what accepting a connection costs; ADR-0007.
 */
final class Ed25519 {

    static final int SIGNATURE_BYTES = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Ed25519.class);
    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {
    }

    static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519", e);
        }
    }

    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored private key can't be read", e);
        }
    }

    static PublicKey publicKey(byte[] x509) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored public key can't be read", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing failed", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Verifying failed", e);
        }
    }

    private static Signature signature() throws GeneralSecurityException {
        Provider provider = Native.PROVIDER;
        return provider == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, provider);
    }

    /** Loaded with the first signature, not at start-up: unpacking the library takes a quarter of a second. */
    private static final class Native {

        static final @Nullable Provider PROVIDER = load();

        private static @Nullable Provider load() {
            try {
                AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
                provider.assertHealthy();
                LOG.info("Access tokens are signed and verified by {} {}", provider.getName(), provider.getVersionStr());
                return provider;
            } catch (RuntimeException | LinkageError e) {
                LOG.info("Access tokens are signed and verified by the JDK, since the native library does not run here: {}", e.toString());
                return null;
            }
        }
    }
}
