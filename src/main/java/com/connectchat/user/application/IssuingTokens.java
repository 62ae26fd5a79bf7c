package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.IssueTokens;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import com.connectchat.user.domain.Username;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

@Component
class IssuingTokens implements IssueTokens {

    private static final int AT_ONCE = 1_000;
    private static final int COUNT_MAX = 10_000_000;

    private final Accounts accounts;
    private final Devices devices;
    private final AccessTokens tokens;
    private final Clock clock;

    IssuingTokens(Accounts accounts, Devices devices, AccessTokens tokens, Clock clock) {
        this.accounts = accounts;
        this.devices = devices;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void issue(Order order, Consumer<IssuedToken> receiver) {
        requireLegal(order);
        for (int first = 1; first <= order.count(); first += AT_ONCE) {
            int last = Math.min(first + AT_ONCE - 1, order.count());
            List<Username> names = IntStream.rangeClosed(first, last).mapToObj(n -> Username.chosen(order.usernamePrefix() + n)).toList();
            issue(accountsOf(names), order.life(), receiver);
        }
    }

    private static void requireLegal(Order order) {
        if (order.count() < 1 || order.count() > COUNT_MAX) {
            throw new InvalidField("/count", "count must be 1 to " + COUNT_MAX);
        }
        if (order.life().compareTo(Duration.ofSeconds(1)) < 0 || order.life().compareTo(AuthSettings.ACCESS_TOKEN_LIFE_MAX) > 0) {
            throw new InvalidField("/ttl", "ttl must be 1s to " + AuthSettings.ACCESS_TOKEN_LIFE_MAX.toDays() + "d");
        }
        Username.chosen(order.usernamePrefix() + order.count());
    }

    private List<Account> accountsOf(List<Username> names) {
        Map<Username, Account> known = new HashMap<>();
        names.forEach(each -> accounts.byUsername(each).ifPresent(account -> known.put(each, account)));
        List<Account> missing = names.stream().filter(each -> !known.containsKey(each))
                .map(each -> Account.opened(new UserId(Ids.random("u")), each, clock.instant())).toList();
        accounts.addAll(missing).forEach(each -> known.put(each.username(), each));
        return names.stream().map(each -> Optional.ofNullable(known.get(each)).orElseThrow(() -> new InvalidField("/users",
                "username " + each + " belonged to an account that was deleted; choose another prefix"))).toList();
    }

    private void issue(List<Account> people, Duration life, Consumer<IssuedToken> receiver) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(life);
        List<Device> changed = new ArrayList<>();
        List<DeviceSession> sessions = people.stream().map(each -> session(each.id(), now, expiresAt, changed)).toList();
        devices.saveAll(changed);
        for (int i = 0; i < people.size(); i++) {
            Account account = people.get(i);
            AccessTokens.Claims claims = new AccessTokens.Claims(account.id(), deviceOf(account.id()), sessions.get(i).id(), expiresAt);
            receiver.accept(new IssuedToken(account.id(), account.username().value(), tokens.write(claims, now)));
        }
    }

    /** The session goes on where there is one, so that tokens of earlier calls stay good. */
    private DeviceSession session(UserId user, Instant now, Instant expiresAt, List<Device> changed) {
        Optional<Device> device = devices.find(user, deviceOf(user));
        DeviceSession current = device.map(Device::session).orElse(null);
        if (current != null && !current.expiresAt().isBefore(expiresAt)) {
            return current;
        }
        SessionId id = current == null || current.isOver(now) ? new SessionId(Ids.random("se")) : current.id();
        DeviceSession session = DeviceSession.fixed(id, expiresAt);
        changed.add(device.map(each -> each.signIn(session, now)).orElseGet(() -> Device.added(deviceOf(user), user, session, now)));
        return session;
    }

    private static DeviceId deviceOf(UserId user) {
        return new DeviceId("dev_" + user.value());
    }
}
