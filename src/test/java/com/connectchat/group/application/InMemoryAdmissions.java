package com.connectchat.group.application;

import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The doors of groups in memory, for tests and simulations; it passes the stores' contract test. */
public final class InMemoryAdmissions implements AdmissionStore {

    private final Map<List<Object>, NavigableMap<String, Person>> registers = new HashMap<>();
    private final NavigableMap<String, Invite> invites = new TreeMap<>();
    private final Set<List<Object>> uses = new HashSet<>();

    @Override
    public synchronized boolean has(Register register, ConversationId group, UserId user) {
        return people(register, group).containsKey(user.value());
    }

    @Override
    public synchronized boolean add(Register register, ConversationId group, Person person, int max) {
        NavigableMap<String, Person> people = people(register, group);
        if (!people.containsKey(person.userId().value()) && people.size() >= max) {
            return false;
        }
        people.putIfAbsent(person.userId().value(), person);
        return true;
    }

    @Override
    public synchronized boolean remove(Register register, ConversationId group, UserId user) {
        return people(register, group).remove(user.value()) != null;
    }

    @Override
    public synchronized List<Person> list(Register register, ConversationId group, @Nullable UserId after, int limit) {
        return people(register, group).tailMap(after == null ? "" : after.value(), false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean add(Invite invite, int max, Instant now) {
        if (invites(invite.group()).stream().filter(each -> each.expiresAt().isAfter(now)).count() >= max) {
            return false;
        }
        invites.put(invite.code(), invite);
        return true;
    }

    @Override
    public synchronized Optional<Invite> invite(String code) {
        return Optional.ofNullable(invites.get(code));
    }

    @Override
    public synchronized List<Invite> invites(ConversationId group) {
        return invites.values().stream().filter(each -> each.group().equals(group)).toList();
    }

    @Override
    public synchronized boolean remove(ConversationId group, String code) {
        return invite(code).filter(each -> each.group().equals(group)).map(each -> invites.remove(code)).isPresent();
    }

    @Override
    public synchronized boolean use(String code, UserId user) {
        Invite invite = invites.get(code);
        if (invite == null || uses.contains(List.<Object>of(code, user))) {
            return invite != null;
        }
        if (invite.maxUses() > 0 && invite.uses() >= invite.maxUses()) {
            return false;
        }
        uses.add(List.of(code, user));
        invites.put(code, new Invite(code, invite.group(), invite.createdBy(), invite.expiresAt(), invite.maxUses(), invite.uses() + 1));
        return true;
    }

    private NavigableMap<String, Person> people(Register register, ConversationId group) {
        return registers.computeIfAbsent(List.of(register, group), key -> new TreeMap<>());
    }
}
