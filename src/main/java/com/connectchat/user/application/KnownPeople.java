package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.FindUsers;
import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.domain.Block;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The people that are talked to and about at the moment, at hand in memory. Exact within this process: whoever changes
 * an account or a block calls {@link #changed} after the change was stored. A change that another process made is known after
 * {@link #KEPT}.
 */
@Component
class KnownPeople {

    /** What is remembered of somebody is read again after this. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final Blocks blocks;
    private final Cache<UserId, Person> people;

    KnownPeople(Accounts accounts, Blocks blocks, AuthSettings settings) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.people = Caffeine.newBuilder().maximumSize(settings.knownPeopleMax())
                .expireAfterWrite(KEPT).build();
    }

    /** Empty for somebody who doesn't exist, or no longer; that is not remembered. */
    Optional<Person> find(UserId id) {
        return Optional.ofNullable(people.get(id, this::load));
    }

    /** Waits for whoever is loading this person at the moment, so what was read before the change is dropped with it. */
    void changed(UserId id) {
        people.invalidate(id);
    }

    private @Nullable Person load(UserId id) {
        return accounts.byId(id).map(each -> new Person(Profiles.of(each), blockedBy(id), each.presenceVisibility())).orElse(null);
    }

    private Set<UserId> blockedBy(UserId id) {
        return blocks.of(id).stream().map(Block::blocked).collect(Collectors.toUnmodifiableSet());
    }

    /** What others may need to know of somebody at any moment. */
    record Person(FindUsers.Profile profile, Set<UserId> blocked, PresenceVisibility presenceVisibility) {

        boolean blocks(UserId other) {
            return blocked.contains(other);
        }
    }
}
