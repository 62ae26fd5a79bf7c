package com.connectchat.messaging.application;

import com.connectchat.group.Group;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Stay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out what people may see of a group's log, by the events with which they came and went. */
final class Stays {

    private final Conversations conversations;
    private final @Nullable Group before;
    private final Group after;
    private final Map<UserId, Stay> stays = new HashMap<>();
    /** The first of the additions that one request made: who came together sees each other come. */
    private @Nullable MemberAdded together;

    Stays(Conversations conversations, @Nullable Group before, Group after) {
        this.conversations = conversations;
        this.before = before;
        this.after = after;
    }

    Map<UserId, Stay> by(List<AboutGroup> events) {
        events.forEach(this::apply);
        return stays;
    }

    private void apply(AboutGroup event) {
        switch (event) {
            case ConversationCreated created -> created.members().stream().map(GroupMember::userId)
                    .forEach(user -> stays.put(user, new Stay(created.seq(), 0, 0)));
            case MemberAdded added -> stays.put(added.member(), stayFrom(added));
            case MemberRemoved removed -> stays.put(removed.member(), stayOf(removed.member()).left(removed.seq()));
            case ConversationUpdated updated when updated.deleted() && before != null ->
                    before.members().keySet().forEach(user -> stays.put(user, stayOf(user).left(updated.seq())));
            case ConversationUpdated _, MemberUpdated _ -> { }
        }
    }

    private Stay stayFrom(MemberAdded added) {
        MemberAdded first = together;
        if (first == null || !first.actor().equals(added.actor()) || !first.createdAt().equals(added.createdAt())) {
            first = added;
            together = added;
        }
        return new Stay(added.seq(), after.profile().settings().history() == History.ALL ? 0 : first.seq() - 1, 0);
    }

    private Stay stayOf(UserId user) {
        Stay known = stays.get(user);
        return known != null ? known : conversations.stay(after.id(), user).orElse(new Stay(1, 0, 0));
    }
}
