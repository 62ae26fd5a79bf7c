package com.connectchat.group.application;

import com.connectchat.group.Admissions;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the doors of groups, within bounds. */
@Service
final class AdmittingPeople implements Admissions {

    private final AdmissionStore store;
    private final Clock clock;

    AdmittingPeople(AdmissionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean isBanned(ConversationId group, UserId user) {
        return store.has(Register.BANNED, group, user);
    }

    @Override
    public boolean ban(ConversationId group, UserId user) {
        return store.add(Register.BANNED, group, new Person(user, clock.instant()), BANS_MAX);
    }

    @Override
    public void unban(ConversationId group, UserId user) {
        store.remove(Register.BANNED, group, user);
    }

    @Override
    public List<Person> bans(ConversationId group, @Nullable UserId after, int limit) {
        return store.list(Register.BANNED, group, after, limit);
    }

    @Override
    public boolean add(Invite invite) {
        return store.add(invite, INVITES_MAX, clock.instant());
    }

    @Override
    public Optional<Invite> invite(String code) {
        return store.invite(code).filter(this::isOpen);
    }

    @Override
    public List<Invite> invites(ConversationId group) {
        return store.invites(group).stream().filter(this::isOpen).toList();
    }

    @Override
    public boolean remove(ConversationId group, String code) {
        return store.remove(group, code);
    }

    @Override
    public boolean use(String code, UserId user) {
        return invite(code).isPresent() && store.use(code, user);
    }

    @Override
    public boolean request(ConversationId group, UserId user) {
        return store.add(Register.REQUESTED, group, new Person(user, clock.instant()), REQUESTS_MAX);
    }

    @Override
    public boolean hasRequested(ConversationId group, UserId user) {
        return store.has(Register.REQUESTED, group, user);
    }

    @Override
    public List<Person> requests(ConversationId group, @Nullable UserId after, int limit) {
        return store.list(Register.REQUESTED, group, after, limit);
    }

    @Override
    public boolean drop(ConversationId group, UserId user) {
        return store.remove(Register.REQUESTED, group, user);
    }

    private boolean isOpen(Invite invite) {
        return invite.expiresAt().isAfter(clock.instant());
    }
}
