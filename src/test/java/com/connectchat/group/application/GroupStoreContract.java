package com.connectchat.group.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of groups promises. */
public abstract class GroupStoreContract {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final UserId CAROL = new UserId("u_carol");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

    protected abstract GroupStore groups();

    @Test
    void findsNothingThatWasNeverWritten() {
        ConversationId nowhere = group();

        assertThat(groups().find(nowhere)).isEmpty();
        assertThat(groups().findAll(List.of(nowhere))).isEmpty();
        assertThat(groups().members(nowhere, null, 10)).isEmpty();
        assertThat(groups().roles(ALICE, List.of(nowhere))).isEmpty();
        assertThat(groups().of(new UserId(Ids.random("u")), null, 10)).isEmpty();
    }

    @Test
    void keepsAllThatAGroupIs() {
        GroupSettings settings = new GroupSettings(Join.REQUEST, Who.ADMINS, Who.ALL, History.SINCE_JOINING, Duration.ofSeconds(30));
        GroupProfile profile = new GroupProfile("Tea \uD83C\uDF75", "of all kinds", Visibility.PUBLIC, settings);
        StoredGroup described = new StoredGroup(group(), profile, 7, 9, ALICE, NOW, 2, false, 0);
        StoredGroup plain = stored(group(), 1, "Plain", Visibility.PRIVATE);

        groups().write(described, Map.of(ALICE, Role.OWNER, BOB, Role.ADMIN), Set.of());
        groups().write(plain, Map.of(ALICE, Role.OWNER), Set.of());

        assertThat(groups().find(described.id())).contains(described);
        assertThat(groups().findAll(List.of(described.id(), group(), plain.id())))
                .containsOnly(Map.entry(described.id(), described), Map.entry(plain.id(), plain));
    }

    @Test
    void listsMembersByPages() {
        ConversationId group = group();
        Map<UserId, Role> many = new HashMap<>();
        IntStream.range(0, 250).forEach(i -> many.put(new UserId("u_%03d".formatted(i)), i == 0 ? Role.OWNER : Role.MEMBER));

        groups().write(stored(group, 1, "Many", Visibility.PRIVATE), many, Set.of());

        List<GroupMember> listed = new ArrayList<>();
        List<GroupMember> page = groups().members(group, null, 99);
        while (!page.isEmpty()) {
            listed.addAll(page);
            page = groups().members(group, page.getLast().userId(), 99);
        }
        assertThat(listed).hasSize(250).doesNotHaveDuplicates().isSortedAccordingTo((one, other) ->
                one.userId().value().compareTo(other.userId().value()));
        assertThat(listed.getFirst()).isEqualTo(new GroupMember(new UserId("u_000"), Role.OWNER));
    }

    @Test
    void knowsWhoIsWhatAndWhoIsGone() {
        ConversationId group = group();
        UserId dave = new UserId(Ids.random("u"));
        groups().write(stored(group, 1, "Us", Visibility.PRIVATE), Map.of(ALICE, Role.OWNER, dave, Role.MEMBER), Set.of());
        groups().write(stored(group, 2, "Us", Visibility.PRIVATE), Map.of(dave, Role.ADMIN), Set.of());

        assertThat(groups().roles(dave, List.of(group, group()))).containsOnly(Map.entry(group, Role.ADMIN));
        assertThat(groups().of(dave, null, 10)).containsExactly(group);

        groups().write(stored(group, 3, "Us", Visibility.PRIVATE), Map.of(), Set.of(dave, CAROL));

        assertThat(groups().roles(dave, List.of(group))).isEmpty();
        assertThat(groups().of(dave, null, 10)).isEmpty();
        assertThat(groups().members(group, null, 10)).containsExactly(new GroupMember(ALICE, Role.OWNER));
    }

    @Test
    void listsTheGroupsOfAUserByPages() {
        UserId dave = new UserId(Ids.random("u"));
        List<ConversationId> written = IntStream.range(0, 5).mapToObj(i -> group()).sorted(this::byId).toList();
        written.forEach(group -> groups().write(stored(group, 1, "Some", Visibility.PRIVATE), Map.of(dave, Role.OWNER), Set.of()));

        List<ConversationId> first = groups().of(dave, null, 3);

        assertThat(first).isEqualTo(written.subList(0, 3));
        assertThat(groups().of(dave, first.getLast(), 3)).isEqualTo(written.subList(3, 5));
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        ConversationId group = group();
        groups().write(stored(group, 1, "First", Visibility.PRIVATE), Map.of(ALICE, Role.OWNER, BOB, Role.MEMBER), Set.of());
        groups().write(stored(group, 5, "Fifth", Visibility.PRIVATE), Map.of(), Set.of(BOB));

        groups().write(stored(group, 4, "Fourth", Visibility.PRIVATE), Map.of(BOB, Role.ADMIN), Set.of(ALICE));
        groups().write(stored(group, 5, "Fifth again", Visibility.PRIVATE), Map.of(BOB, Role.ADMIN), Set.of(ALICE));

        assertThat(groups().find(group)).get().extracting(each -> each.profile().title()).isEqualTo("Fifth");
        assertThat(groups().members(group, null, 10)).containsExactly(new GroupMember(ALICE, Role.OWNER));
    }

    @Test
    void remembersTheFirstAnnouncementUntilItsEventsAreEntered() {
        ConversationId group = group();
        groups().announce(group, 1);
        assertThat(groups().find(group)).isEmpty();
        groups().write(stored(group, 1, "Us", Visibility.PRIVATE), Map.of(ALICE, Role.OWNER), Set.of());

        groups().announce(group, 4);
        groups().announce(group, 9);
        assertThat(groups().find(group)).get().extracting(StoredGroup::announcedFrom).isEqualTo(4L);

        groups().write(stored(group, 9, "Us", Visibility.PRIVATE), Map.of(), Set.of());
        assertThat(groups().find(group)).get().extracting(StoredGroup::announcedFrom).isEqualTo(0L);
    }

    @Test
    void findsPublicGroupsByTheWordsOfTheirTitles() {
        String word = Ids.random("w").replace("_", "");
        StoredGroup gardens = stored(group(), 1, word + " Gardens of Berlin", Visibility.PUBLIC);
        StoredGroup parks = stored(group(), 1, "Parks " + word, Visibility.PUBLIC);
        StoredGroup secret = stored(group(), 1, word + " Gardens, secret", Visibility.PRIVATE);
        List.of(gardens, parks, secret).forEach(each -> groups().write(each, Map.of(ALICE, Role.OWNER), Set.of()));

        assertThat(found(word)).containsExactlyInAnyOrder(gardens.id(), parks.id());
        assertThat(found(word.substring(0, 10) + " gard")).containsExactly(gardens.id());
        assertThat(found(word + " harbours")).isEmpty();

        groups().write(stored(gardens.id(), 2, word + " Streets", Visibility.PUBLIC), Map.of(), Set.of());
        groups().write(stored(parks.id(), 2, "Parks " + word, Visibility.PRIVATE), Map.of(), Set.of());

        assertThat(found(word + " garden")).isEmpty();
        assertThat(found(word)).containsExactly(gardens.id());
    }

    @Test
    void aDeletedGroupIsFoundByNobody() {
        String word = Ids.random("w").replace("_", "");
        StoredGroup group = stored(group(), 1, word, Visibility.PUBLIC);
        groups().write(group, Map.of(ALICE, Role.OWNER), Set.of());

        groups().write(new StoredGroup(group.id(), group.profile(), 2, 2, ALICE, NOW, 0, true, 0), Map.of(), Set.of(ALICE));

        assertThat(found(word)).isEmpty();
        assertThat(groups().find(group.id())).get().extracting(StoredGroup::deleted).isEqualTo(true);
    }

    @Test
    void pagesThroughWhatItFinds() {
        String word = Ids.random("w").replace("_", "");
        List<ConversationId> written = IntStream.range(0, 7).mapToObj(i -> group()).toList();
        written.forEach(each ->
                groups().write(stored(each, 1, word + " and others", Visibility.PUBLIC), Map.of(ALICE, Role.OWNER), Set.of()));

        List<ConversationId> found = new ArrayList<>();
        GroupStore.Hits page = groups().search(SearchWords.of(word), null, 3);
        found.addAll(ids(page));
        while (page.next() != null) {
            page = groups().search(SearchWords.of(word), page.next(), 3);
            found.addAll(ids(page));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void refusesACursorOfAnotherSearch() {
        String word = Ids.random("w").replace("_", "");
        IntStream.range(0, 2).forEach(i ->
                groups().write(stored(group(), 1, word, Visibility.PUBLIC), Map.of(ALICE, Role.OWNER), Set.of()));
        @Nullable String next = groups().search(SearchWords.of(word), null, 1).next();

        assertThat(next).isNotNull();
        assertThatThrownBy(() -> groups().search(SearchWords.of("another"), next, 1)).isInstanceOf(InvalidField.class);
    }

    private List<ConversationId> found(String text) {
        return ids(groups().search(SearchWords.of(text), null, 50));
    }

    private static List<ConversationId> ids(GroupStore.Hits hits) {
        return hits.groups().stream().map(StoredGroup::id).toList();
    }

    private int byId(ConversationId one, ConversationId other) {
        return one.value().compareTo(other.value());
    }

    private static ConversationId group() {
        return new ConversationId(Ids.random("g"));
    }

    private static StoredGroup stored(ConversationId id, long asOf, String title, Visibility visibility) {
        return new StoredGroup(id, new GroupProfile(title, null, visibility, GroupSettings.DEFAULT), asOf, asOf, ALICE, NOW, 1, false, 0);
    }
}
