package com.connectchat.persistence;

import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutMessage;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.types.ValueObject;

/** A message as it stands: what was sent, and what has become of it since. */
public record StoredMessage(MessageNew sent, Changes changes) implements ValueObject {

    /** A message that nobody has changed yet. */
    public static StoredMessage of(MessageNew sent) {
        return new StoredMessage(sent, Changes.none(sent));
    }

    public MessageId messageId() {
        return sent.messageId();
    }

    public UserId sender() {
        return sent.actor();
    }

    public boolean deleted() {
        return changes.deleted();
    }

    /** This message for who was there up to this place: as it was sent, where it changed later. */
    public StoredMessage upTo(long seq) {
        return changes.seq() <= seq ? this : of(sent);
    }

    /** This message after the event, which must be about it. */
    public StoredMessage after(AboutMessage event) {
        return new StoredMessage(sent, changes.after(event));
    }

    /**
     * What became of a message.
     *
     * @param seq       the newest event about it
     * @param text      its text now, empty where there is none
     * @param editedAt  the time of the newest edit in milliseconds since 1970; 0 for none
     * @param reactions by emoji, in the order of their first use, who reacted, in order
     */
    public record Changes(long seq, String text, long editedAt, boolean deleted, Map<String, List<UserId>> reactions) {

        public Changes {
            reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
        }

        static Changes none(MessageNew sent) {
            String text = sent.content().text();
            return new Changes(sent.seq(), text == null ? "" : text, 0, false, Map.of());
        }

        public boolean reacted(UserId user, String emoji) {
            return reactions.getOrDefault(emoji, List.of()).contains(user);
        }

        /** Whether its newest edit gave it this text. */
        public boolean editedTo(String wanted) {
            return editedAt > 0 && text.equals(wanted);
        }

        Changes after(AboutMessage event) {
            return switch (event) {
                case MessageNew e -> none(e);
                case MessageUpdated e -> new Changes(e.seq(), e.text(), e.createdAt().toEpochMilli(), deleted, reactions);
                case MessageDeleted e -> new Changes(e.seq(), "", editedAt, true, Map.of());
                case ReactionAdded e -> new Changes(e.seq(), text, editedAt, deleted, with(e.emoji(), e.actor()));
                case ReactionRemoved e -> new Changes(e.seq(), text, editedAt, deleted, without(e.emoji(), e.actor()));
            };
        }

        private Map<String, List<UserId>> with(String emoji, UserId user) {
            Map<String, List<UserId>> changed = new LinkedHashMap<>(reactions);
            List<UserId> users = new ArrayList<>(changed.getOrDefault(emoji, List.of()));
            users.add(user);
            changed.put(emoji, List.copyOf(users));
            return changed;
        }

        private Map<String, List<UserId>> without(String emoji, UserId user) {
            Map<String, List<UserId>> changed = new LinkedHashMap<>(reactions);
            List<UserId> users = new ArrayList<>(changed.getOrDefault(emoji, List.of()));
            users.remove(user);
            if (users.isEmpty()) {
                changed.remove(emoji);
            } else {
                changed.put(emoji, List.copyOf(users));
            }
            return changed;
        }
    }
}
