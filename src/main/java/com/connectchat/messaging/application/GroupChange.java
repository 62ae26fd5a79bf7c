package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.group.Group;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import com.connectchat.kernel.event.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one change of a group, numbered one after the other. */
final class GroupChange {

    private final OwnedConversation conversation;
    private final Group before;
    private final UserId actor;
    private final Instant now;
    private final List<AboutGroup> events = new ArrayList<>();
    private long last;

    GroupChange(OwnedConversation conversation, Group before, UserId actor, Instant now) {
        this.conversation = conversation;
        this.before = before;
        this.actor = actor;
        this.now = now;
        this.last = conversation.head();
    }

    /** The decision that makes a group. */
    static Decision made(OwnedConversation conversation, ConversationCreated created) {
        Group group = Group.of(created);
        conversation.add(List.of(created), group);
        return new Decision.Regroup(null, group, List.of(LoggedEvent.of(created)), new Outcome.Changed(created.seq()));
    }

    GroupChange update(GroupProfile profile) {
        return next(new ConversationUpdated(conversation.id(), nextSeq(), last, actor, profile, false, now));
    }

    GroupChange delete() {
        return next(new ConversationUpdated(conversation.id(), nextSeq(), last, actor, before.profile(), true, now));
    }

    GroupChange add(UserId member) {
        return next(new MemberAdded(conversation.id(), nextSeq(), last, member, Role.MEMBER, actor, now));
    }

    GroupChange remove(UserId member) {
        return next(new MemberRemoved(conversation.id(), nextSeq(), last, member, actor, now));
    }

    GroupChange role(UserId member, Role role) {
        return next(new MemberUpdated(conversation.id(), nextSeq(), last, member, role, actor, now));
    }

    Decision decide() {
        Group after = before.after(events);
        conversation.add(events, after);
        return new Decision.Regroup(before, after, events.stream().map(LoggedEvent::of).toList(), new Outcome.Changed(last));
    }

    private GroupChange next(AboutGroup event) {
        events.add(event);
        last = event.seq();
        return this;
    }

    private long nextSeq() {
        return events.isEmpty() ? conversation.nextSeq() : last + 1;
    }
}
