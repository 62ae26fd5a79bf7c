package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.RefreshToken;
import com.connectchat.user.domain.SessionId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of devices must do. */
public abstract class DevicesContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final UserId ALICE = new UserId("u_alice");

    private final RandomGenerator random = new SecureRandom();
    private final RefreshToken token = RefreshToken.draw(random);
    private final DeviceSession session = session(token);
    private final Device phone = Device.added(new DeviceId("dev_phone"), ALICE, session, NOW);
    private Devices devices;

    protected abstract Devices devices();

    @BeforeEach
    void open() {
        devices = devices();
    }

    @Test
    void keepsAllThatADeviceIs() {
        assertThat(devices.save(phone)).isTrue();

        assertThat(devices.find(ALICE, phone.id())).contains(phone);
        assertThat(devices.find(new UserId("u_bob"), phone.id())).isEmpty();
        assertThat(devices.byRefreshFamily(token.familyDigest())).contains(phone);
        assertThat(isLive(session.id())).isTrue();
    }

    @Test
    void keepsADeviceWithoutASession() {
        devices.save(phone);

        devices.save(phone.signOut());

        assertThat(devices.find(ALICE, phone.id())).contains(phone.signOut());
    }

    @Test
    void listsTheDevicesOfOneUserOnly() {
        Device laptop = Device.added(new DeviceId("dev_laptop"), ALICE, session(RefreshToken.draw(random)), NOW);
        devices.save(phone);
        devices.save(laptop);
        devices.save(Device.added(new DeviceId("dev_other"), new UserId("u_alice2"), session(RefreshToken.draw(random)), NOW));

        assertThat(devices.of(ALICE)).containsExactlyInAnyOrder(phone, laptop);
    }

    @Test
    void savesOnlyTheNextRevision() {
        devices.save(phone);

        assertThat(devices.save(phone)).isFalse();
        assertThat(devices.save(phone.signOut())).isTrue();
        assertThat(devices.save(phone.signOut())).isFalse();
    }

    @Test
    void letsOneOfManyRenewTheSameRevision() throws Exception {
        devices.save(phone);
        List<Callable<Boolean>> renewals = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(_ -> () -> devices.save(phone.renew(session, token.successor(random), NOW))).toList();

        assertThat(atOnce(renewals)).containsOnlyOnce(true);
    }

    @Test
    void endsASessionWithTheSignOut() {
        devices.save(phone);

        devices.save(phone.signOut());

        assertThat(isLive(session.id())).isFalse();
        assertThat(devices.byRefreshFamily(token.familyDigest())).isEmpty();
    }

    @Test
    void endsTheSessionBeforeWithTheNextSignIn() {
        RefreshToken other = RefreshToken.draw(random);
        DeviceSession next = session(other);
        devices.save(phone);

        devices.save(phone.signIn(next, NOW));

        assertThat(isLive(session.id())).isFalse();
        assertThat(devices.byRefreshFamily(token.familyDigest())).isEmpty();
        assertThat(isLive(next.id())).isTrue();
        assertThat(devices.byRefreshFamily(other.familyDigest())).contains(phone.signIn(next, NOW));
    }

    @Test
    void keepsTheSessionWhenItIsRenewed() {
        devices.save(phone);

        devices.save(phone.renew(session, token.successor(random), NOW));

        assertThat(isLive(session.id())).isTrue();
        assertThat(devices.byRefreshFamily(token.familyDigest())).isPresent();
    }

    @Test
    void forgetsADeviceAndItsSession() {
        devices.save(phone);

        devices.remove(ALICE, phone.id());
        devices.remove(ALICE, phone.id());

        assertThat(devices.find(ALICE, phone.id())).isEmpty();
        assertThat(isLive(session.id())).isFalse();
        assertThat(devices.byRefreshFamily(token.familyDigest())).isEmpty();
    }

    @Test
    void savesManyWhateverWasThere() {
        DeviceSession fixed = DeviceSession.fixed(new SessionId("se_fixed"), NOW);
        devices.save(phone);

        Device changed = phone.signIn(fixed, NOW).signIn(fixed, NOW);
        devices.saveAll(List.of(changed, Device.added(new DeviceId("dev_new"), ALICE, session(token), NOW)));

        assertThat(devices.of(ALICE)).hasSize(2);
        assertThat(isLive(fixed.id())).isTrue();
        assertThat(isLive(session.id())).isFalse();
    }

    @Test
    void knowsNoSessionThatNeverWas() {
        assertThat(isLive(new SessionId("se_never"))).isFalse();
    }

    @Test
    void knowsASessionAsItsOwnDevicesOnly() {
        devices.save(phone);

        assertThat(devices.isLive(session.id(), new UserId("u_bob"), phone.id())).isFalse();
        assertThat(devices.isLive(session.id(), ALICE, new DeviceId("dev_other"))).isFalse();
    }

    private boolean isLive(SessionId id) {
        return devices.isLive(id, ALICE, phone.id());
    }

    private static DeviceSession session(RefreshToken token) {
        return DeviceSession.renewable(new SessionId(Ids.random("se")), token, NOW.plusSeconds(60));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
