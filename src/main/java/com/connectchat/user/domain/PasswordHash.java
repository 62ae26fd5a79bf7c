package com.connectchat.user.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * What is kept of a password.
 *
 * @param encoded the hash with its salt, algorithm and parameters
 * @param version counts the passwords that the account had; hashing the same one anew doesn't change it
 */
public record PasswordHash(String encoded, int version) implements ValueObject {

    @Override
    public String toString() {
        return "PasswordHash[version=" + version + "]";
    }
}
