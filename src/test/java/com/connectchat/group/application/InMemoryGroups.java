package com.connectchat.group.application;

import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Groups in memory, for tests and simulations; it passes the stores' contract test. */
public final class InMemoryGroups implements GroupStore {

    private final NavigableMap<String, StoredGroup> groups = new TreeMap<>();
    private final Map<ConversationId, NavigableMap<String, Role>> members = new HashMap<>();

    @Override
    public synchronized Optional<StoredGroup> find(ConversationId group) {
        return Optional.ofNullable(groups.get(group.value()));
    }

    @Override
    public synchronized Map<ConversationId, StoredGroup> findAll(Collection<ConversationId> wanted) {
        Map<ConversationId, StoredGroup> found = new HashMap<>();
        wanted.forEach(id -> find(id).ifPresent(each -> found.put(id, each)));
        return found;
    }

    @Override
    public synchronized List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit) {
        return membersOf(group).tailMap(after == null ? "" : after.value(), false).entrySet().stream().limit(limit)
                .map(each -> new GroupMember(new UserId(each.getKey()), each.getValue())).toList();
    }

    @Override
    public synchronized Map<ConversationId, Role> roles(UserId user, Collection<ConversationId> wanted) {
        Map<ConversationId, Role> roles = new HashMap<>();
        for (ConversationId id : wanted) {
            Role role = membersOf(id).get(user.value());
            if (role != null) {
                roles.put(id, role);
            }
        }
        return roles;
    }

    @Override
    public synchronized List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit) {
        return groups.tailMap(after == null ? "" : after.value(), false).keySet().stream().map(ConversationId::new)
                .filter(id -> membersOf(id).containsKey(user.value())).limit(limit).toList();
    }

    @Override
    public synchronized void announce(ConversationId group, long fromSeq) {
        find(group).filter(found -> found.announcedFrom() == 0).ifPresent(found ->
                groups.put(group.value(), found.announced(fromSeq)));
    }

    @Override
    public synchronized void write(StoredGroup group, Map<UserId, Role> there, Set<UserId> gone) {
        if (find(group.id()).filter(known -> known.asOf() >= group.asOf()).isEmpty()) {
            groups.put(group.id().value(), group);
            there.forEach((user, role) -> membersOf(group.id()).put(user.value(), role));
            gone.forEach(user -> membersOf(group.id()).remove(user.value()));
        }
    }

    @Override
    public synchronized Hits search(SearchWords words, @Nullable String after, int limit) {
        if (after != null && !after.startsWith(words.leading() + " ")) {
            throw new InvalidField("/cursor", "this cursor is not of this query");
        }
        List<StoredGroup> found = groups.tailMap(after == null ? "" : after.substring(after.indexOf(' ') + 1), false).values().stream()
                .filter(StoredGroup::isPublic).filter(each -> fits(words, SearchWords.in(each.profile().title())))
                .limit(limit + 1L).toList();
        List<StoredGroup> page = found.subList(0, Math.min(limit, found.size()));
        return new Hits(page, found.size() > limit ? words.leading() + " " + page.getLast().id() : null);
    }

    private static boolean fits(SearchWords words, SortedSet<String> title) {
        return title.stream().anyMatch(word -> word.startsWith(words.leading()) && words.isHit(title, word));
    }

    private NavigableMap<String, Role> membersOf(ConversationId group) {
        return members.computeIfAbsent(group, id -> new TreeMap<>());
    }
}
