package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.EntityTag;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.notification.KeepPreferences;
import com.connectchat.notification.KeepPreferences.Change;
import com.connectchat.notification.KeepPreferences.Outcome;
import com.connectchat.notification.KeepPreferences.Own;
import com.connectchat.notification.KeepPreferences.Quiet;
import com.connectchat.notification.PushLevel;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller wants to be told of by a push. */
@RestController
@RequestMapping("/v1/me/notification-preferences")
final class PreferencesController {

    private final KeepPreferences preferences;

    PreferencesController(KeepPreferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    ResponseEntity<PreferencesView> preferences(Caller caller) {
        return answer(preferences.own(caller.userId()));
    }

    /** Replaces all of it: without {@code preview} there is none, without {@code quiet_hours} there are none. */
    @PutMapping
    ResponseEntity<PreferencesView> change(Caller caller, @RequestBody PreferencesRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (request.push() == null) {
            throw new InvalidField("/push", "push is required: all, mentions or nothing");
        }
        Quiet quiet = request.quietHours() == null ? null : request.quietHours().quiet();
        Change change = new Change(request.push(), Boolean.TRUE.equals(request.preview()), quiet, EntityTag.allowedBy(ifMatch));
        return switch (preferences.change(caller.userId(), change)) {
            case Outcome.Changed(Own own) -> answer(own);
            case Outcome.OtherRevision _ -> throw EntityTag.otherRevision();
        };
    }

    private static ResponseEntity<PreferencesView> answer(Own own) {
        return ResponseEntity.ok().eTag(EntityTag.of(own.revision())).body(PreferencesView.of(own));
    }

    record PreferencesRequest(@Mandatory @Nullable PushLevel push, @Nullable Boolean preview, @Nullable QuietHoursJson quietHours) {
    }

    /** @param preview whether a push may show who wrote, and the first words */
    record PreferencesView(PushLevel push, boolean preview, @Nullable QuietHoursJson quietHours) {

        static PreferencesView of(Own own) {
            return new PreferencesView(own.push(), own.preview(), own.quietHours() == null ? null : QuietHoursJson.of(own.quietHours()));
        }
    }

    /**
     * @param from     such as {@code 22:00}
     * @param to       the end; over midnight where it lies before the beginning
     * @param timeZone a name of the IANA database, such as {@code Europe/Berlin}
     */
    record QuietHoursJson(@Mandatory @Nullable String from, @Mandatory @Nullable String to, @Mandatory @Nullable String timeZone) {

        private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
        private static final int MINUTES_OF_AN_HOUR = 60;

        /** What there is on this JDK doesn't change while it runs. */
        private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

        static QuietHoursJson of(Quiet quiet) {
            return new QuietHoursJson(text(quiet.fromMinute()), text(quiet.toMinute()), quiet.timeZone());
        }

        Quiet quiet() {
            if (timeZone == null || !ZONES.contains(timeZone)) {
                throw new InvalidField("/quiet_hours/time_zone", "time_zone must be a name of the IANA database, such as Europe/Berlin");
            }
            return new Quiet(minute("from", from), minute("to", to), timeZone);
        }

        private static int minute(String field, @Nullable String time) {
            if (time == null || !TIME.matcher(time).matches()) {
                throw new InvalidField("/quiet_hours/" + field, field + " must be a time of the day from 00:00 to 23:59, such as 22:00");
            }
            return Integer.parseInt(time, 0, 2, 10) * MINUTES_OF_AN_HOUR + Integer.parseInt(time, 3, 5, 10);
        }

        private static String text(int minute) {
            return "%02d:%02d".formatted(minute / MINUTES_OF_AN_HOUR, minute % MINUTES_OF_AN_HOUR);
        }
    }
}
