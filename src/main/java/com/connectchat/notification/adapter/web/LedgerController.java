package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.notification.ReadLedger;
import com.connectchat.notification.ReadLedger.Entry;
import com.connectchat.notification.ReadLedger.PushedBy;
import com.connectchat.notification.ReadLedger.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What became of the pushes to the caller's devices. */
@RestController
@RequestMapping("/v1/notifications")
final class LedgerController {

    private final ReadLedger ledger;

    LedgerController(ReadLedger ledger) {
        this.ledger = ledger;
    }

    /** Nothing for a message that is not the caller's, or not there: it looks the same. */
    @GetMapping
    Paging.Page<EntryView> entries(Caller caller, @RequestParam(name = "message_id", required = false) @Nullable MessageId messageId,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String cursor) {
        if (messageId == null) {
            throw new InvalidField("/message_id", "message_id is required");
        }
        return Paging.of(limit, cursor).of(ledger.of(caller.userId(), messageId), each -> each.deviceId().value(), EntryView::of);
    }

    @PostMapping("/{messageId}/opened")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opened(Caller caller, @PathVariable MessageId messageId) {
        if (!ledger.opened(caller.userId(), caller.deviceId(), messageId)) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "no push for this message was sent to this device");
        }
    }

    /** @param reason why there was no push, or why it was rejected */
    record EntryView(MessageId messageId, DeviceId deviceId, State state, @Nullable String reason, @Nullable String provider,
            @Nullable String providerId, Instant at) {

        static EntryView of(Entry entry) {
            PushedBy by = entry.pushedBy();
            return new EntryView(entry.messageId(), entry.deviceId(), entry.state(), entry.reason(), by == null ? null : by.provider(),
                    by == null ? null : by.providerId(), entry.at());
        }
    }
}
