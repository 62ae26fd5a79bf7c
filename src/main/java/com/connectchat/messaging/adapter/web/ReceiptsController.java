package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the members of a conversation have come. */
@RestController
@RequestMapping("/v1/conversations/{id}/receipts")
final class ReceiptsController {

    private final Conversations conversations;
    private final Members members;
    private final ClientRequests requests;

    ReceiptsController(Conversations conversations, Members members, ClientRequests requests) {
        this.conversations = conversations;
        this.members = members;
        this.requests = requests;
    }

    /** Every member with {@code delivered_seq} of the furthest device, so that a client can draw its ticks. */
    @GetMapping
    ItemsJson<ReceiptJson> all(Caller caller, @PathVariable ConversationId id) {
        members.require(caller, id);
        return ItemsJson.of(conversations.receipts(id).stream().map(ReceiptJson::of).toList());
    }

    /** Answers the caller's receipt as it is then: a cursor that was further already has not moved. */
    @PutMapping
    ReceiptJson move(Caller caller, @PathVariable ConversationId id, @RequestBody ReceiptsRequest request) {
        members.require(caller, id);
        ask(caller, id, request.command());
        return conversations.receipts(id).stream().filter(each -> each.userId().equals(caller.userId())).findFirst()
                .map(ReceiptJson::of).orElseThrow(Members::noConversation);
    }

    private void ask(Caller caller, ConversationId id, MoveReceipts move) {
        try {
            requests.ask(caller, id, move);
        } catch (InvalidField tooFar) {
            throw new InvalidField(move.readSeq() > move.deliveredSeq() ? "/read_seq" : "/delivered_seq", tooFar.getMessage());
        }
    }

    record ReceiptsRequest(@Nullable Long deliveredSeq, @Nullable Long readSeq) {

        MoveReceipts command() {
            if (deliveredSeq == null && readSeq == null) {
                throw new InvalidField("/delivered_seq", "give delivered_seq, read_seq, or both");
            }
            return new MoveReceipts(deliveredSeq == null ? 0 : ClientValues.requireSeq("/delivered_seq", deliveredSeq),
                    readSeq == null ? 0 : ClientValues.requireSeq("/read_seq", readSeq));
        }
    }

    record ReceiptJson(UserId userId, long deliveredSeq, long readSeq) {

        static ReceiptJson of(Receipt receipt) {
            return new ReceiptJson(receipt.userId(), receipt.deliveredSeq(), receipt.readSeq());
        }
    }
}
