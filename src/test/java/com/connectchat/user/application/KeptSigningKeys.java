package com.connectchat.user.application;

import com.connectchat.user.domain.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps keys in memory. */
public final class KeptSigningKeys implements SigningKeys {

    private final Map<Long, SigningKey> keys = new ConcurrentHashMap<>();

    @Override
    public List<SigningKey> all() {
        return List.copyOf(keys.values());
    }

    @Override
    public boolean add(SigningKey key) {
        return keys.putIfAbsent(key.number(), key) == null;
    }

    @Override
    public void remove(SigningKey key) {
        keys.remove(key.number());
    }
}
