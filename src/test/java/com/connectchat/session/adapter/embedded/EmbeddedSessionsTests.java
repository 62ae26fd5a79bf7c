package com.connectchat.session.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Sessions;
import com.connectchat.session.SessionsContract;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class EmbeddedSessionsTests extends SessionsContract {

    private final EmbeddedSessionEntries entries = new EmbeddedSessionEntries();

    @Override
    protected Sessions sessions(Clock clock) {
        return new KeepingSessions(entries, clock);
    }

    @Override
    protected OfflineStore offline(Clock clock) {
        return new KeepingAbsences(new EmbeddedOfflineEntries(entries), clock);
    }

    @Test
    void forgetsTheEntriesOfThoseWhoNeverComeBack() {
        MovingClock clock = new MovingClock();
        Sessions sessions = sessions(clock);

        for (int i = 0; i < 20_000; i++) {
            sessions.register(session(new UserId("u_" + i), new DeviceId("dev_1"), i));
            clock.advance(Sessions.TTL.dividedBy(1_000));
        }

        assertThat(entries.users()).isLessThan(4_000);
    }
}
