package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Stay;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of a conversation as it was delivered: where a client reads what a {@code sync.gap} left out. */
@RestController
@RequestMapping("/v1/conversations/{id}/events")
final class EventsController {

    private final ConversationLog log;
    private final Members members;

    EventsController(ConversationLog log, Members members) {
        this.log = log;
        this.members = members;
    }

    /**
     * Ascending by {@code seq}: the newest below {@code before_seq}, the oldest above {@code after_seq}, or the newest of all. Fewer than
     * {@code limit} means that there are no more.
     */
    @GetMapping
    ItemsJson<EventJson> events(Caller caller, @PathVariable ConversationId id,
            @RequestParam(name = "before_seq") @Nullable Long beforeSeq, @RequestParam(name = "after_seq") @Nullable Long afterSeq,
            @RequestParam @Nullable Integer limit) {
        int size = Bounds.limit(limit);
        Bounds.Place place = Bounds.place(beforeSeq, afterSeq);
        Stay stay = members.reader(caller, id);
        List<LoggedEvent> found = place.isAfter()
                ? log.eventsAfter(id, Math.max(place.seq(), stay.aboveSeq()), size)
                : log.eventsBefore(id, Math.min(place.seq(), stay.endSeq()), size);
        return ItemsJson.of(found.stream()
                .filter(each -> stay.shows(each.seq())).map(EventJson::of).toList());
    }

    /** An event's frame; its data are the bytes that went out and were stored (ADR-0009). */
    record EventJson(@OneOf(EventType.class) String type, @JsonRawValue String data) {

        static EventJson of(LoggedEvent event) {
            return new EventJson(event.type().code(), new String(event.json(), StandardCharsets.UTF_8));
        }
    }
}
