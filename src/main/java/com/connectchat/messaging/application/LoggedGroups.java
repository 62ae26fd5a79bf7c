package com.connectchat.messaging.application;

import com.connectchat.group.Admissions;
import com.connectchat.group.Group;
import com.connectchat.group.KeepGroups;
import com.connectchat.group.KeepGroups.Kept;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enters what the log says of groups: who may see what, and who is what. The log comes first; a writer that dies before it has entered
 * its events has announced them, and the next one enters them in its stead.
 */
@Component
final class LoggedGroups {

    private static final int PAGE = 500;

    private final KeepGroups groups;
    private final Admissions admissions;
    private final Conversations conversations;
    private final ConversationLog log;

    LoggedGroups(KeepGroups groups, Admissions admissions, Conversations conversations, ConversationLog log) {
        this.groups = groups;
        this.admissions = admissions;
        this.conversations = conversations;
        this.log = log;
    }

    /** The group as the log has made it. */
    Optional<Group> current(ConversationId id) {
        return groups.find(id).map(this::caughtUp);
    }

    /** The group whose first event stands in the log and perhaps nowhere else. */
    Optional<Group> made(ConversationId id) {
        return log.eventsAfter(id, 0, 1).stream().map(each -> each.event()).filter(ConversationCreated.class::isInstance)
                .map(ConversationCreated.class::cast).findFirst().map(created -> {
                    enter(null, Group.of(created), List.of(created));
                    return Group.of(created);
                });
    }

    /** Events that change the group will stand behind this place. */
    void announce(ConversationId id, long afterSeq) {
        groups.announce(id, afterSeq + 1);
    }

    /** Enters events that stand in the log. @param before null where the first of them makes the group */
    void enter(@Nullable Group before, Group after, List<AboutGroup> events) {
        if (before == null) {
            conversations.openGroup(after.id(), after.createdBy(), after.createdAt());
        }
        conversations.enter(after.id(), new Stays(conversations, before, after).by(events));
        groups.enter(after, events);
        for (AboutGroup event : events) {
            if (event instanceof MemberAdded added) {
                admissions.drop(after.id(), added.member());
            }
        }
    }

    private Group caughtUp(Kept kept) {
        if (kept.announcedFrom() == 0) {
            return kept.group();
        }
        List<AboutGroup> events = changesFrom(kept.group().id(), Math.max(kept.announcedFrom(), kept.group().asOf() + 1));
        Group after = kept.group().after(events);
        if (!events.isEmpty()) {
            enter(kept.group(), after, events);
        }
        return after;
    }

    private List<AboutGroup> changesFrom(ConversationId id, long fromSeq) {
        List<AboutGroup> changes = new ArrayList<>();
        long after = fromSeq - 1;
        var page = log.eventsAfter(id, after, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(each -> each.type().ofGroup()).forEach(each -> changes.add((AboutGroup) each.event()));
            after = page.getLast().seq();
            page = log.eventsAfter(id, after, PAGE);
        }
        return changes;
    }
}
