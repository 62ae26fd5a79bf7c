package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.StoredMessage;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The messages of a conversation as they stand, and everything that changes them. */
@RestController
@RequestMapping("/v1/conversations/{id}/messages")
final class MessagesController {

    private final ReadHistory history;
    private final ConversationLog log;
    private final Members members;
    private final ClientRequests requests;

    MessagesController(ReadHistory history, ConversationLog log, Members members, ClientRequests requests) {
        this.history = history;
        this.log = log;
        this.members = members;
        this.requests = requests;
    }

    /** Ascending by {@code seq}: the newest below {@code before_seq}, the oldest above {@code after_seq}, or the newest of all. */
    @GetMapping
    ItemsJson<MessageJson> list(Caller caller, @PathVariable ConversationId id,
            @RequestParam(name = "before_seq") @Nullable Long beforeSeq, @RequestParam(name = "after_seq") @Nullable Long afterSeq,
            @RequestParam @Nullable Integer limit) {
        int size = Bounds.limit(limit);
        Bounds.Place place = Bounds.place(beforeSeq, afterSeq);
        Stay stay = members.reader(caller, id);
        List<StoredMessage> found = place.isAfter()
                ? history.messagesAfter(id, Math.max(place.seq(), stay.aboveSeq()), size)
                : history.messagesBefore(id, Math.min(place.seq(), stay.endSeq()), size);
        return ItemsJson.of(found.stream().filter(each -> stay.shows(each.sent().seq()))
                .map(each -> MessageJson.of(each.upTo(stay.upToSeq()), caller.userId())).toList());
    }

    @GetMapping("/{messageId}")
    MessageJson one(Caller caller, @PathVariable ConversationId id, @PathVariable MessageId messageId) {
        Stay stay = members.reader(caller, id);
        return log.message(id, messageId).filter(found -> stay.shows(found.sent().seq()))
                .map(found -> MessageJson.of(found.upTo(stay.upToSeq()), caller.userId()))
                .orElseThrow(() -> new RequestRefused(ErrorCode.NOT_FOUND, "There is no such message in this conversation."));
    }

    /** 201 for a new message; 200 and the first place for one that this device has sent before. */
    @PostMapping
    @ApiResponse(responseCode = "201", description = "Sent", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "Sent before", useReturnTypeSchema = true)
    ResponseEntity<SentJson> send(Caller caller, @PathVariable ConversationId id, @RequestBody SendRequest request) {
        members.require(caller, id);
        Outcome outcome = requests.ask(caller, id, request.command());
        if (!(outcome instanceof Outcome.Sent sent)) {
            throw new IllegalStateException("A send ended in " + outcome);
        }
        return ResponseEntity.status(sent.duplicate() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(location(sent)).body(SentJson.of(sent));
    }

    private static URI location(Outcome.Sent sent) {
        return UriComponentsBuilder.fromPath("/v1/conversations/{id}/messages/{messageId}").encode()
                .buildAndExpand(sent.conversationId(), sent.messageId()).toUri();
    }

    @PatchMapping("/{messageId}")
    @Refuses(ErrorCode.CONFLICT)
    ChangedJson edit(Caller caller, @PathVariable ConversationId id, @PathVariable MessageId messageId, @RequestBody EditRequest request) {
        members.require(caller, id);
        return change(caller, id, new EditMessage(messageId, MessageContent.requireEditedText(request.text())));
    }

    /** A message that is deleted already answers the same again. */
    @DeleteMapping("/{messageId}")
    ChangedJson delete(Caller caller, @PathVariable ConversationId id, @PathVariable MessageId messageId) {
        members.require(caller, id);
        return change(caller, id, new DeleteMessage(messageId));
    }

    private ChangedJson change(Caller caller, ConversationId id, Command command) {
        Outcome outcome = requests.ask(caller, id, command);
        if (!(outcome instanceof Outcome.Changed changed)) {
            throw new IllegalStateException("A change ended in " + outcome);
        }
        return new ChangedJson(changed.seq());
    }

    record EditRequest(@Mandatory @Nullable String text) {
    }

    /** The data of a send's {@code ok}. */
    record SentJson(ConversationId conversationId, MessageId messageId, long seq, Instant createdAt, boolean duplicate) {

        static SentJson of(Outcome.Sent sent) {
            return new SentJson(sent.conversationId(), sent.messageId(), sent.seq(), sent.createdAt(), sent.duplicate());
        }
    }

    /** The data of a change's {@code ok}: the place of the event about it. */
    record ChangedJson(long seq) {
    }
}
