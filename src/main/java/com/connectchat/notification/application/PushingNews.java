package com.connectchat.notification.application;

import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.group.FindGroups;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushNews;
import com.connectchat.notification.PushSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decides conversation by conversation and, in large groups, some people at a time, so that the memory it takes is bounded. */
@Service
final class PushingNews implements PushNews {

    private static final int PEOPLE_AT_ONCE = 500;

    private final Conversations conversations;
    private final ConversationLog log;
    private final FindGroups groups;
    private final Judging judging;
    private final Sending sending;
    private final PushSettings settings;
    private final Clock clock;

    PushingNews(Conversations conversations, ConversationLog log, FindGroups groups, Judging judging, Sending sending,
            PushSettings settings, Clock clock) {
        this.conversations = conversations;
        this.log = log;
        this.groups = groups;
        this.judging = judging;
        this.sending = sending;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void push(List<PushCandidate> candidates) {
        Instant oldest = clock.instant().minus(settings.staleAfter());
        Map<ConversationId, List<PushCandidate>> byConversation = new LinkedHashMap<>();
        candidates.stream().filter(each -> each.at().isAfter(oldest))
                .forEach(each -> byConversation.computeIfAbsent(each.conversationId(), _ -> new ArrayList<>()).add(each));
        Outgoing outgoing = sending.begin();
        byConversation.forEach((id, some) -> conversations.find(id).ifPresent(found -> decide(found, news(some), outgoing)));
        outgoing.flush();
    }

    /** As it stands now, in the order of the conversation; a candidate that came twice counts once. */
    private List<News> news(List<PushCandidate> candidates) {
        return candidates.stream().distinct().sorted(Comparator.comparingLong(PushCandidate::seq)).map(this::news)
                .flatMap(Optional::stream).toList();
    }

    private Optional<News> news(PushCandidate candidate) {
        return switch (candidate) {
            case PushCandidate.Message said -> log.message(said.conversationId(), said.messageId()).map(News.Said::new);
            case PushCandidate.Added added -> Optional.of(new News.Came(added, Set.copyOf(added.users())));
        };
    }

    private void decide(Conversation conversation, List<News> news, Outgoing outgoing) {
        if (news.isEmpty()) {
            return;
        }
        if (conversation.kind() == Kind.DIRECT) {
            decide(conversation.id(), news, conversation.members(), outgoing);
            return;
        }
        UserId after = null;
        List<UserId> page;
        do {
            page = members(conversation.id(), after);
            decide(conversation.id(), news, page, outgoing);
            after = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PEOPLE_AT_ONCE);
    }

    private List<UserId> members(ConversationId group, @Nullable UserId after) {
        return groups.members(group, after, PEOPLE_AT_ONCE).stream().map(GroupMember::userId).toList();
    }

    private void decide(ConversationId conversation, List<News> news, List<UserId> people, Outgoing outgoing) {
        judging.judge(conversation, news, people).forEach(each -> outgoing.add(conversation, each));
    }
}
