package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.domain.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Signing keys by number. Private keys are as safe as the data directory is. */
final class EmbeddedSigningKeys implements SigningKeys {

    private final UserStore store;
    private final Table keys;

    /** Protects that a number is given out once. */
    private final ReentrantLock adding = new ReentrantLock();

    EmbeddedSigningKeys(UserStore store) {
        this.store = store;
        this.keys = store.table("signing_keys");
    }

    @Override
    public List<SigningKey> all() {
        List<SigningKey> found = new ArrayList<>();
        store.scan(keys, Keys.of(0).bytes(), Keys.of(Long.MAX_VALUE).bytes(), (_, value) -> {
            found.add(UserStore.fromJson(value, StoredKey.class).toDomain());
            return true;
        });
        return List.copyOf(found);
    }

    @Override
    public boolean add(SigningKey key) {
        adding.lock();
        try {
            byte[] place = Keys.of(key.number()).bytes();
            if (store.has(keys, place)) {
                return false;
            }
            store.commit(store.batch().put(keys, place, UserStore.toJson(StoredKey.of(key))));
            return true;
        } finally {
            adding.unlock();
        }
    }

    @Override
    public void remove(SigningKey key) {
        store.commit(store.batch().delete(keys, Keys.of(key.number()).bytes()));
    }

    /** A key as it is stored. */
    private record StoredKey(long number, String name, byte[] privateKey, byte[] publicKey, long signsFromMillis) {

        static StoredKey of(SigningKey key) {
            return new StoredKey(key.number(), key.name(), key.privateKey(), key.publicKey(), key.signsFrom().toEpochMilli());
        }

        SigningKey toDomain() {
            return new SigningKey(number, name, privateKey, publicKey, Instant.ofEpochMilli(signsFromMillis));
        }
    }
}
