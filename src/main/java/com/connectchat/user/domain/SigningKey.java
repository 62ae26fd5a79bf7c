package com.connectchat.user.domain;

import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * A key that signs access tokens for a while. Keys form a row without holes; each one's successor is drawn and published when it begins
 * to sign, so that whoever verifies knows a key before the first token signed by it.
 *
 * @param number     its place in the row, from 0
 * @param name       what tokens call it ({@code kid})
 * @param privateKey PKCS #8; never shown
 * @param publicKey  X.509
 * @param signsFrom  when it takes over from the one before
 */
@AggregateRoot
public record SigningKey(@Identity long number, String name, byte[] privateKey, byte[] publicKey, Instant signsFrom) {

    @Override
    public String toString() {
        return "SigningKey[number=" + number + ", name=" + name + ", signsFrom=" + signsFrom + "]";
    }
}
