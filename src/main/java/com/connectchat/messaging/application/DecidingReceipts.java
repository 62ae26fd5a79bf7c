package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.SetTyping;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.bus.contract.Signal;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Cursors;
import org.springframework.stereotype.Component;

/** Receipts are cumulative cursors: they only go forward, and never beyond what there is (C7). */
@Component
final class DecidingReceipts {

    private static final Outcome DONE = new Outcome.Done();

    private final Conversations conversations;

    DecidingReceipts(Conversations conversations) {
        this.conversations = conversations;
    }

    Decision move(OwnedConversation conversation, Origin origin, MoveReceipts receipts) {
        long furthest = Math.max(receipts.deliveredSeq(), receipts.readSeq());
        if (furthest > conversation.head()) {
            return new Decision.Answer(new Refused(ErrorCode.VALIDATION_FAILED,
                    "must not be above the newest event of this conversation, which is " + conversation.head() + "; was " + furthest,
                    "/up_to_seq"));
        }
        Cursors before = conversation.cursors(origin.userId(), origin.deviceId(),
                () -> conversations.cursors(conversation.id(), origin.userId(), origin.deviceId()));
        Cursors after = before.advanced(receipts.deliveredSeq(), receipts.readSeq());
        if (after.equals(before)) {
            return new Decision.Answer(DONE);
        }
        conversation.remember(origin.userId(), origin.deviceId(), after);
        return new Decision.Move(new CursorMove(conversation.id(), origin.userId(), origin.deviceId(), after),
                new Signal.ReceiptUpdated(conversation.id(), origin.userId(), after.delivered(), after.read()), DONE);
    }

    Decision type(OwnedConversation conversation, Origin origin, SetTyping typing) {
        return new Decision.Tell(new Signal.Typing(conversation.id(), origin.userId(), typing.active()), DONE);
    }
}
