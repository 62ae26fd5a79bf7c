package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Signal;
import com.connectchat.group.Group;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done about a command. */
sealed interface Decision {

    /** What its asker hears once it is done. */
    Outcome outcome();

    /** Write this event and show it to all members. */
    record Record(LoggedEvent event, @Nullable ClientMessageKey clientMessage, Outcome outcome) implements Decision {

        Entry entry() {
            return new Entry(event, clientMessage);
        }
    }

    /**
     * Write these events, which change a group, enter what they made of it, and show them to all who were in it or are now.
     *
     * @param before null where the first event makes the group
     */
    record Regroup(@Nullable Group before, Group after, List<LoggedEvent> events, Outcome outcome) implements Decision {

        List<AboutGroup> changes() {
            return events.stream().map(each -> (AboutGroup) each.event()).toList();
        }
    }

    /** Write these cursors and tell all members. */
    record Move(CursorMove move, Signal.ReceiptUpdated signal, Outcome outcome) implements Decision {
    }

    /** Tell the other members. */
    record Tell(Signal signal, Outcome outcome) implements Decision {
    }

    /** It was done before, by the event with this number; who did it may not have come to showing it. */
    record Repeated(long seq, Outcome outcome) implements Decision {
    }

    /** Nothing to do but to answer. */
    record Answer(Outcome outcome) implements Decision {
    }
}
