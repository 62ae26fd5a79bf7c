package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.group.application.GroupStore;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Groups, members and titles' words in one table. Who came and went is written first, the group itself last: what a writer that dies in
 * between leaves behind is still announced, and the next one writes it again.
 */
final class DynamoDbGroups implements GroupStore {

    private final GroupTable table;
    private final Clock clock;

    DynamoDbGroups(GroupTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<StoredGroup> find(ConversationId group) {
        return table.get(GroupItem.key(group)).map(GroupItem::read);
    }

    @Override
    public Map<ConversationId, StoredGroup> findAll(Collection<ConversationId> groups) {
        return table.getAll(groups.stream().map(GroupItem::key).toList()).stream().map(GroupItem::read)
                .collect(Collectors.toMap(StoredGroup::id, Function.identity()));
    }

    @Override
    public List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit) {
        List<GroupMember> found = new ArrayList<>();
        table.visit(GroupItem.partition(group), MemberItem.BEGINNING, after == null ? null : after.value(), limit, item -> {
            if (MemberItem.isThere(item)) {
                found.add(MemberItem.read(item));
            }
            return found.size() < limit;
        });
        return found;
    }

    @Override
    public Map<ConversationId, Role> roles(UserId user, Collection<ConversationId> groups) {
        Map<Item, ConversationId> keys = new HashMap<>();
        groups.forEach(group -> keys.put(MemberItem.key(group, user), group));
        Map<ConversationId, Role> roles = new HashMap<>();
        for (Item item : table.getAll(List.copyOf(keys.keySet()))) {
            if (MemberItem.isThere(item)) {
                roles.put(keys.get(GroupTable.key(item.text(GroupTable.PARTITION), item.text(GroupTable.SORT))), MemberItem.role(item));
            }
        }
        return roles;
    }

    @Override
    public List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit) {
        List<ConversationId> found = new ArrayList<>();
        table.visit(MemberItem.partition(user), MemberItem.MEMBERSHIP, after == null ? null : after.value(), limit, item -> {
            if (MemberItem.isThere(item)) {
                found.add(MemberItem.group(item));
            }
            return found.size() < limit;
        });
        return found;
    }

    @Override
    public void announce(ConversationId group, long fromSeq) {
        table.update(GroupItem.key(group), "SET announced_from = :from", Item.EMPTY.number(":from", fromSeq), GroupItem.silent());
    }

    @Override
    public void write(StoredGroup group, Map<UserId, Role> there, Set<UserId> gone) {
        @Nullable StoredGroup before = find(group.id()).orElse(null);
        if (isNewer(group, before)) {
            List<Item> members = new ArrayList<>();
            there.forEach((user, role) -> members.addAll(MemberItem.there(group.id(), user, role, group.asOf())));
            gone.forEach(user -> members.addAll(MemberItem.gone(group.id(), user, group.asOf(), clock.instant())));
            run(members.stream().map(item -> () -> table.put(item, GroupTable.olderThan(group.asOf()))));
        }
        while (isNewer(group, before) && !isReplaced(before, group)) {
            before = find(group.id()).orElse(null);
        }
    }

    private static boolean isNewer(StoredGroup group, @Nullable StoredGroup before) {
        return before == null || before.asOf() < group.asOf();
    }

    /**
     * Enters the group and the words of its title in the place of exactly this state, and returns false where that is not there any more:
     * which words have come and gone is only known between two states that follow each other.
     */
    private boolean isReplaced(@Nullable StoredGroup before, StoredGroup after) {
        Condition older = GroupTable.olderThan(after.asOf());
        Set<String> wordsBefore = before == null ? Set.of() : words(before);
        Set<String> words = words(after);
        run(words.stream().filter(word -> !wordsBefore.contains(word))
                .map(word -> () -> table.put(TitleWordItem.of(word, after), older)));
        Condition unchanged = before == null ? GroupTable.GROUPS.absent() : GroupTable.at(before.asOf());
        // What is refused because it stands there already was put by a try of ours whose answer was lost, or by who repeats our work.
        if (table.put(GroupItem.of(after), unchanged) instanceof Write.Refused refused
                && refused.item().numberOrZero(GroupTable.AS_OF) != after.asOf()) {
            return false;
        }
        // Not where the word has come back since. What a search finds in vain, because this was not done, it leaves out by itself.
        run(wordsBefore.stream().filter(word -> !words.contains(word))
                .map(word -> () -> table.delete(TitleWordItem.key(word, after.id()), older)));
        return true;
    }

    private static void run(Stream<Runnable> writes) {
        Together.runInTurns(writes.toList());
    }

    @Override
    public Hits search(SearchWords wanted, @Nullable String after, int limit) {
        String leading = wanted.leading();
        if (leading.length() > TitleWordItem.LENGTH_MAX) {
            return new Hits(List.of(), null);
        }
        TitleSearch search = new TitleSearch(wanted, limit);
        List<Item> page = new ArrayList<>();
        // Groups are read a page at a time: one request for as many as may still be hits.
        table.visit(TitleWordItem.partition(leading), leading, after == null ? null : TitleWordItem.rest(after, wanted), limit, row -> {
            page.add(row);
            return page.size() <= limit - search.found() || look(search, page);
        });
        look(search, page);
        return search.hits();
    }

    /** Looks at a page of rows, and whether it is worth going on. */
    private boolean look(TitleSearch search, List<Item> page) {
        Map<ConversationId, StoredGroup> groups = findAll(page.stream().map(TitleWordItem::group).collect(Collectors.toSet()));
        boolean goesOn = page.stream().allMatch(row -> search.sees(row, groups.get(TitleWordItem.group(row))));
        page.clear();
        return goesOn;
    }

    private static Set<String> words(StoredGroup group) {
        return group.isPublic() ? TitleWordItem.words(group) : Set.of();
    }
}
