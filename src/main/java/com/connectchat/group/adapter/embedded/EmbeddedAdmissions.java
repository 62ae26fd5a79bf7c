package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.application.AdmissionStore;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** People by register, group and user; invites by code, once more by group, and who used them. */
final class EmbeddedAdmissions implements AdmissionStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};

    private final EmbeddedStore store;
    private final Table people;
    private final Table invites;
    private final Table invitesOfGroups;
    private final Table uses;
    /** Held while something is read, changed and written. */
    private final Object changing = new Object();

    EmbeddedAdmissions(EmbeddedStore store) {
        this.store = store;
        this.people = store.table("group_admissions");
        this.invites = store.table("group_invites");
        this.invitesOfGroups = store.table("group_invites_by_group");
        this.uses = store.table("group_invite_uses");
    }

    @Override
    public boolean has(Register register, ConversationId group, UserId user) {
        return Unavailable.translating(() -> people.get(key(register, group, user)) != null);
    }

    @Override
    public boolean add(Register register, ConversationId group, Person person, int max) {
        byte[] key = key(register, group, person.userId());
        return changing(() -> {
            if (people.get(key) != null) {
                return true;
            }
            if (list(register, group, null, max).size() == max) {
                return false;
            }
            store.commit(store.batch().put(people, key, Keys.of(person.since().toEpochMilli()).bytes()));
            return true;
        });
    }

    @Override
    public boolean remove(Register register, ConversationId group, UserId user) {
        byte[] key = key(register, group, user);
        return changing(() -> {
            boolean there = people.get(key) != null;
            if (there) {
                store.commit(store.batch().delete(people, key));
            }
            return there;
        });
    }

    @Override
    public List<Person> list(Register register, ConversationId group, @Nullable UserId after, int limit) {
        Keys prefix = Keys.of(register.name()).and(group.value());
        int at = prefix.bytes().length;
        List<Person> found = new ArrayList<>();
        return Unavailable.translating(() -> {
            people.scan(after == null ? prefix.bytes() : behind(prefix.and(after.value())), prefix.prefixEnd(), (key, value) ->
                    found.size() < limit && found.add(new Person(new UserId(Keys.stringAt(key, at)),
                            Instant.ofEpochMilli(Keys.numberAt(value, 0)))));
            return found;
        });
    }

    @Override
    public boolean add(Invite invite, int max, Instant now) {
        return changing(() -> {
            List<Invite> known = invites(invite.group());
            if (known.stream().filter(each -> each.expiresAt().isAfter(now)).count() >= max) {
                return false;
            }
            Batch batch = store.batch();
            known.stream().filter(each -> !each.expiresAt().isAfter(now)).forEach(each -> delete(batch, each));
            store.commit(put(batch, invite).put(invitesOfGroups, ofGroup(invite), NOTHING));
            return true;
        });
    }

    @Override
    public Optional<Invite> invite(String code) {
        return Unavailable.translating(() -> Optional.ofNullable(invites.get(key(code))).map(value -> StoredInvite.read(code, value)));
    }

    @Override
    public List<Invite> invites(ConversationId group) {
        Keys prefix = Keys.of(group.value());
        int at = prefix.bytes().length;
        List<Invite> found = new ArrayList<>();
        return Unavailable.translating(() -> {
            invitesOfGroups.scan(prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
                invite(Keys.stringAt(key, at)).ifPresent(found::add);
                return true;
            });
            return found;
        });
    }

    @Override
    public boolean remove(ConversationId group, String code) {
        return changing(() -> {
            Optional<Invite> found = invite(code).filter(each -> each.group().equals(group));
            found.ifPresent(each -> store.commit(delete(store.batch(), each)));
            return found.isPresent();
        });
    }

    @Override
    public boolean use(String code, UserId user) {
        byte[] use = Keys.of(code).and(user.value()).bytes();
        return changing(() -> {
            Invite invite = invite(code).orElse(null);
            if (invite == null || uses.get(use) != null) {
                return invite != null;
            }
            if (invite.maxUses() > 0 && invite.uses() >= invite.maxUses()) {
                return false;
            }
            store.commit(put(store.batch(), new Invite(code, invite.group(), invite.createdBy(), invite.expiresAt(), invite.maxUses(),
                    invite.uses() + 1)).put(uses, use, NOTHING));
            return true;
        });
    }

    private boolean changing(BooleanSupplier change) {
        return Unavailable.translating(() -> {
            synchronized (changing) {
                return change.getAsBoolean();
            }
        });
    }

    private Batch put(Batch batch, Invite invite) {
        return batch.put(invites, key(invite.code()), StoredInvite.of(invite));
    }

    private Batch delete(Batch batch, Invite invite) {
        Keys used = Keys.of(invite.code());
        return batch.delete(invites, key(invite.code())).delete(invitesOfGroups, ofGroup(invite))
                .deleteRange(uses, used.bytes(), used.prefixEnd());
    }

    private static byte[] behind(Keys key) {
        byte[] bytes = key.bytes();
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static byte[] key(Register register, ConversationId group, UserId user) {
        return Keys.of(register.name()).and(group.value()).and(user.value()).bytes();
    }

    private static byte[] key(String code) {
        return Keys.of(code).bytes();
    }

    private static byte[] ofGroup(Invite invite) {
        return Keys.of(invite.group().value()).and(invite.code()).bytes();
    }

    /** How an invite lies in its table. */
    private record StoredInvite(String group, String createdBy, long expiresAt, int maxUses, int uses) {

        static byte[] of(Invite invite) {
            return JSON.writeValueAsBytes(new StoredInvite(invite.group().value(), invite.createdBy().value(),
                    invite.expiresAt().toEpochMilli(), invite.maxUses(), invite.uses()));
        }

        static Invite read(String code, byte[] value) {
            StoredInvite stored = JSON.readValue(value, StoredInvite.class);
            return new Invite(code, new ConversationId(stored.group), new UserId(stored.createdBy),
                    Instant.ofEpochMilli(stored.expiresAt), stored.maxUses, stored.uses);
        }
    }
}
