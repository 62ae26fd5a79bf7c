package com.connectchat.user;

import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Tells the world by which keys it can verify access tokens: those that sign now, will sign next, and signed tokens that are still good. */
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
