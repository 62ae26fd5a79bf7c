package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.group.FindGroups;
import com.connectchat.group.Group;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.Conversations.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far the members of a conversation have come. */
@RestController
@RequestMapping("/v1/conversations/{id}/receipts")
final class ReceiptsController {

    /** Members of a larger group are counted only. */
    private static final int TOLD_MAX = 100;

    private final Conversations conversations;
    private final FindGroups groups;
    private final ConversationLog log;
    private final Members members;
    private final ClientRequests requests;

    ReceiptsController(Conversations conversations, FindGroups groups, ConversationLog log, Members members, ClientRequests requests) {
        this.conversations = conversations;
        this.groups = groups;
        this.log = log;
        this.members = members;
        this.requests = requests;
    }

    /**
     * Every member with {@code delivered_seq} of the furthest device, so that a client can draw its ticks; of a group too large for that
     * none. And how many have come as far as {@code seq}, the newest event when it is missing.
     */
    @GetMapping
    ReceiptsJson all(Caller caller, @PathVariable ConversationId id, @RequestParam @Nullable Long seq) {
        long upTo = Bounds.seq("/seq", seq, 0);
        members.require(caller, id);
        List<Receipt> receipts = conversations.receipts(id, membersOf(id));
        long place = seq == null ? log.head(id) : upTo;
        return new ReceiptsJson(receipts.size() > TOLD_MAX ? List.of() : receipts.stream().map(ReceiptJson::of).toList(),
                CountsJson.of(receipts, place));
    }

    private List<UserId> membersOf(ConversationId id) {
        Conversation conversation = conversations.find(id).orElseThrow(Members::noConversation);
        return conversation.kind() == Kind.DIRECT ? conversation.members()
                : groups.members(id, null, Group.MEMBERS_MAX).stream().map(GroupMember::userId).toList();
    }

    /** Answers the caller's receipt as it is then: a cursor that was further already has not moved. */
    @PutMapping
    ReceiptJson move(Caller caller, @PathVariable ConversationId id, @RequestBody ReceiptsRequest request) {
        members.require(caller, id);
        ask(caller, id, request.command());
        return ReceiptJson.of(conversations.receipts(id, List.of(caller.userId())).getFirst());
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

    record ReceiptsJson(List<ReceiptJson> items, CountsJson counts) {
    }

    /** How many members' cursors are at this place or beyond it. */
    record CountsJson(long seq, int memberCount, long deliveredCount, long readCount) {

        static CountsJson of(List<Receipt> receipts, long seq) {
            return new CountsJson(seq, receipts.size(), receipts.stream().filter(each -> each.deliveredSeq() >= seq).count(),
                    receipts.stream().filter(each -> each.readSeq() >= seq).count());
        }
    }

    record ReceiptJson(UserId userId, long deliveredSeq, long readSeq) {

        static ReceiptJson of(Receipt receipt) {
            return new ReceiptJson(receipt.userId(), receipt.deliveredSeq(), receipt.readSeq());
        }
    }
}
