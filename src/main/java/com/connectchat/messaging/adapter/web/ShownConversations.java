package com.connectchat.messaging.adapter.web;

import com.connectchat.group.FindGroups;
import com.connectchat.group.FindGroups.Card;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.user.FindUsers;
import com.connectchat.user.FindUsers.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what different modules know of conversations. */
@Component
final class ShownConversations {

    private final ReadHistory history;
    private final FindUsers users;
    private final FindGroups groups;
    private final Clock clock;

    ShownConversations(ReadHistory history, FindUsers users, FindGroups groups, Clock clock) {
        this.history = history;
        this.users = users;
        this.groups = groups;
        this.clock = clock;
    }

    /** A conversation that the caller is in. */
    ConversationJson one(Caller caller, ConversationId id) {
        return history.overview(id, caller.userId(), caller.deviceId()).flatMap(found -> all(caller, List.of(found)).stream().findFirst())
                .orElseThrow(Members::noConversation);
    }

    List<ConversationJson> all(Caller caller, List<Overview> overviews) {
        Map<UserId, Profile> profiles = users.profiles(conversations(overviews, Kind.DIRECT)
                .map(each -> ConversationJson.peerOf(each, caller.userId())).toList());
        Map<ConversationId, Card> cards =
                groups.cards(conversations(overviews, Kind.GROUP).map(Conversation::id).toList(), caller.userId());
        Instant now = clock.instant();
        return overviews.stream().map(each -> shown(each, caller, profiles, cards, now)).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList();
    }

    private static Stream<Conversation> conversations(List<Overview> overviews, Kind kind) {
        return overviews.stream().map(Overview::conversation).filter(each -> each.kind() == kind);
    }

    /** Nothing of a group that is gone by now. */
    private static @Nullable ConversationJson shown(Overview overview, Caller caller, Map<UserId, Profile> profiles,
            Map<ConversationId, Card> cards, Instant now) {
        if (overview.conversation().kind() == Kind.DIRECT) {
            return ConversationJson.of(overview, caller.userId(), profiles, now);
        }
        Card card = cards.get(overview.conversation().id());
        return card == null ? null : ConversationJson.of(overview, caller.userId(), card, now);
    }
}
