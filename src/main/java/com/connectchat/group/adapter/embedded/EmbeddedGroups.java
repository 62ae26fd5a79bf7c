package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.group.application.GroupStore;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups by id; members by group, and once more by user, so that each way round is one scan; public groups by their titles' words. */
final class EmbeddedGroups implements GroupStore {

    private static final byte[] NOTHING = {};

    private final EmbeddedStore store;
    private final Table groups;
    private final Table members;
    private final Table memberships;
    private final Table titleWords;
    /** Held while a group is read, changed and written. */
    private final Object changing = new Object();

    EmbeddedGroups(EmbeddedStore store) {
        this.store = store;
        this.groups = store.table("groups");
        this.members = store.table("group_members");
        this.memberships = store.table("group_memberships");
        this.titleWords = store.table("group_title_words");
    }

    @Override
    public Optional<StoredGroup> find(ConversationId group) {
        return Unavailable.translating(() -> Optional.ofNullable(groups.get(key(group))).map(value -> GroupRecord.read(group, value)));
    }

    @Override
    public Map<ConversationId, StoredGroup> findAll(Collection<ConversationId> wanted) {
        List<ConversationId> ids = List.copyOf(wanted);
        return Unavailable.translating(() -> {
            List<byte @Nullable []> values = groups.getAll(ids.stream().map(EmbeddedGroups::key).toList());
            Map<ConversationId, StoredGroup> found = HashMap.newHashMap(ids.size());
            for (int i = 0; i < ids.size(); i++) {
                byte[] value = values.get(i);
                if (value != null) {
                    found.put(ids.get(i), GroupRecord.read(ids.get(i), value));
                }
            }
            return found;
        });
    }

    @Override
    public List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit) {
        Keys prefix = Keys.of(group.value());
        List<GroupMember> found = new ArrayList<>();
        scan(members, prefix, after == null ? null : after.value(), limit, (id, value) ->
                found.add(new GroupMember(new UserId(id), role(value))));
        return found;
    }

    @Override
    public Map<ConversationId, Role> roles(UserId user, Collection<ConversationId> wanted) {
        List<ConversationId> ids = List.copyOf(wanted);
        return Unavailable.translating(() -> {
            List<byte @Nullable []> values = members.getAll(ids.stream().map(id -> memberKey(id, user)).toList());
            Map<ConversationId, Role> roles = new HashMap<>();
            for (int i = 0; i < ids.size(); i++) {
                byte[] value = values.get(i);
                if (value != null) {
                    roles.put(ids.get(i), role(value));
                }
            }
            return roles;
        });
    }

    @Override
    public List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit) {
        List<ConversationId> found = new ArrayList<>();
        scan(memberships, Keys.of(user.value()), after == null ? null : after.value(), limit, (id, value) ->
                found.add(new ConversationId(id)));
        return found;
    }

    @Override
    public void announce(ConversationId group, long fromSeq) {
        Unavailable.translating(() -> {
            synchronized (changing) {
                find(group).filter(found -> found.announcedFrom() == 0).ifPresent(found ->
                        store.commit(store.batch().put(groups, key(group), GroupRecord.of(found.announced(fromSeq)))));
                return group;
            }
        });
    }

    @Override
    public void write(StoredGroup group, Map<UserId, Role> there, Set<UserId> gone) {
        Unavailable.translating(() -> {
            synchronized (changing) {
                Optional<StoredGroup> before = find(group.id());
                if (before.isEmpty() || before.get().asOf() < group.asOf()) {
                    Batch batch = store.batch().put(groups, key(group.id()), GroupRecord.of(group));
                    before.ifPresent(old -> words(old).forEach(word -> batch.delete(titleWords, wordKey(word, group.id()))));
                    words(group).forEach(word -> batch.put(titleWords, wordKey(word, group.id()), NOTHING));
                    putMembers(batch, group.id(), there, gone);
                    store.commit(batch);
                }
                return group;
            }
        });
    }

    @Override
    public Hits search(SearchWords wanted, @Nullable String after, int limit) {
        return Unavailable.translating(() -> {
            TitleSearch search = new TitleSearch(wanted, limit, this::find);
            byte[] prefix = wanted.leading().getBytes(StandardCharsets.UTF_8);
            titleWords.scan(after == null ? prefix : search.behind(after), Keys.of(prefix).prefixEnd(), search::visit);
            return search.hits();
        });
    }

    private void putMembers(Batch batch, ConversationId group, Map<UserId, Role> there, Set<UserId> gone) {
        there.forEach((user, role) -> {
            batch.put(members, memberKey(group, user), role.code().getBytes(StandardCharsets.US_ASCII));
            batch.put(memberships, membershipKey(user, group), NOTHING);
        });
        gone.forEach(user -> {
            batch.delete(members, memberKey(group, user));
            batch.delete(memberships, membershipKey(user, group));
        });
    }

    private static void scan(Table table, Keys prefix, @Nullable String after, int limit, Visitor visitor) {
        byte[] from = prefix.bytes();
        Unavailable.translating(() -> {
            int[] left = {limit};
            table.scan(after == null ? from : behind(prefix.and(after)), prefix.prefixEnd(), (key, value) -> {
                if (left[0]-- == 0) {
                    return false;
                }
                visitor.visit(Keys.stringAt(key, from.length), value);
                return true;
            });
            return table;
        });
    }

    /** The smallest key above this one. */
    private static byte[] behind(Keys key) {
        byte[] bytes = key.bytes();
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static Set<String> words(StoredGroup group) {
        return group.isPublic() ? SearchWords.in(group.profile().title()) : Set.of();
    }

    private static Role role(byte[] value) {
        return Role.of(new String(value, StandardCharsets.US_ASCII));
    }

    private static byte[] key(ConversationId group) {
        return Keys.of(group.value()).bytes();
    }

    private static byte[] memberKey(ConversationId group, UserId user) {
        return Keys.of(group.value()).and(user.value()).bytes();
    }

    private static byte[] membershipKey(UserId user, ConversationId group) {
        return Keys.of(user.value()).and(group.value()).bytes();
    }

    private static byte[] wordKey(String word, ConversationId group) {
        return Keys.of(word).and(group.value()).bytes();
    }

    /** Takes what stands behind the prefix in a key, and the value. */
    @FunctionalInterface
    private interface Visitor {

        void visit(String id, byte[] value);
    }
}
