package com.connectchat.user;

import com.connectchat.kernel.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users who exist because a test said so. */
public final class FakeUsers implements FindUsers, CheckContact {

    private final Map<UserId, Profile> profiles = new HashMap<>();
    private final Set<List<UserId>> blocks = new HashSet<>();
    private final Set<UserId> unreadable = new HashSet<>();

    public UserId add(String name) {
        UserId id = new UserId("u_" + name);
        profiles.put(id, new Profile(id, name, name.toUpperCase(java.util.Locale.ROOT), null, Instant.EPOCH));
        return id;
    }

    public void remove(UserId user) {
        profiles.remove(user);
    }

    public void block(UserId blocker, UserId blocked) {
        blocks.add(List.of(blocker, blocked));
    }

    /** From now on the account of this user can't be read. */
    public void unavailableFor(UserId user) {
        unreadable.add(user);
    }

    @Override
    public Contact between(UserId from, UserId to) {
        if (unreadable.contains(to)) {
            throw new AccountsUnavailable("planted", new IOException("planted"));
        }
        if (!profiles.containsKey(to)) {
            return Contact.UNKNOWN;
        }
        return blocks.contains(List.of(from, to)) || blocks.contains(List.of(to, from)) ? Contact.BLOCKED : Contact.ALLOWED;
    }

    @Override
    public Map<UserId, Profile> profiles(Collection<UserId> users) {
        Map<UserId, Profile> found = new HashMap<>(profiles);
        found.keySet().retainAll(users);
        return found;
    }
}
