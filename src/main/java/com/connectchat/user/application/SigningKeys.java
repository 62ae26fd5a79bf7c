package com.connectchat.user.application;

import com.connectchat.user.domain.SigningKey;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the keys that sign access tokens. Thread-safe; every method may throw {@link com.connectchat.user.AccountsUnavailable}. */
@SecondaryPort
public interface SigningKeys {

    /** All keys, in no order. */
    List<SigningKey> all();

    /** Stores a key unless there is one of its number; tells whether it did. */
    boolean add(SigningKey key);

    void remove(SigningKey key);
}
