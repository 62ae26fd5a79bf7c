package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Tells by which keys access tokens can be verified: those that sign now, will sign next, or signed tokens that may still be good. */
@Idempotent
@PrimaryPort
public interface PublishKeys {

    List<PublicKey> publicKeys();

    /**
     * An Ed25519 public key.
     *
     * @param name  what tokens call it ({@code kid})
     * @param point its 32 bytes as RFC 8032 writes them
     */
    record PublicKey(String name, byte[] point) {
    }
}
