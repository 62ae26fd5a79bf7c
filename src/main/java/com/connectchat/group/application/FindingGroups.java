package com.connectchat.group.application;

import com.connectchat.dynamodb.Query;
import com.connectchat.group.FindGroups;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers from the store; deleted groups are not there for anybody. */
@Service
final class FindingGroups implements FindGroups {

    private final GroupStore groups;

    FindingGroups(GroupStore groups) {
        this.groups = groups;
    }

    @Override
    public Optional<Card> card(ConversationId group, UserId reader) {
        return groups.find(group).filter(found -> !found.deleted())
                .map(found -> found.card(groups.roles(reader, List.of(group)).get(group)));
    }

    @Override
    public Map<ConversationId, Card> cards(Collection<ConversationId> wanted, UserId reader) {
        return wanted.isEmpty() ? Map.of() : cards(List.copyOf(groups.findAll(wanted).values()), reader).stream()
                .collect(Collectors.toUnmodifiableMap(Card::id, card -> card));
    }

    @Override
    public List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit) {
        return groups.members(group, after, limit);
    }

    @Override
    public Optional<GroupMember> member(ConversationId group, UserId user) {
        return Optional.ofNullable(groups.roles(user, List.of(group)).get(group)).map(role -> new GroupMember(user, role));
    }

    @Override
    public List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit) {
        return groups.of(user, after, limit);
    }

    @Override
    public Page search(Query query) {
        GroupStore.Hits hits = groups.search(SearchWords.of(query.text()), query.after(), query.limit());
        return new Page(cards(hits.groups(), query.reader()), hits.next());
    }

    private List<Card> cards(List<StoredGroup> found, UserId reader) {
        Map<ConversationId, Role> roles = groups.roles(reader, found.stream().map(StoredGroup::id).toList());
        return found.stream().filter(each -> !each.deleted()).map(each -> each.card(roles.get(each.id()))).toList();
    }
}
