package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.IssueTokens.IssuedToken;
import com.connectchat.user.IssueTokens.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in bulk. */
class IssuingTokensTests {

    private final Backend backend;

    IssuingTokensTests(@TempDir Path directory) {
        backend = new Backend(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void makesUsersWhereTheyAreMissing() {
        UserId known = backend.register("load2");

        List<IssuedToken> issued = issue("load", 1_001, Duration.ofHours(1));

        assertThat(issued).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(issued).extracting(IssuedToken::username).startsWith("load1", "load2", "load3").endsWith("load1001");
        assertThat(issued.get(1).userId()).isEqualTo(known);
        assertThat(issued).allSatisfy(each ->
                assertThat(backend.authenticating.authenticate(each.accessToken())).isInstanceOf(Authentication.Authenticated.class));
    }

    @Test
    void keepsUserAndDeviceAndEarlierTokensGoodAcrossCalls() {
        IssuedToken first = issue("load", 1, Duration.ofHours(1)).getFirst();
        backend.clock.advance(Duration.ofMinutes(1));
        IssuedToken second = issue("load", 1, Duration.ofHours(2)).getFirst();

        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(backend.devices.of(first.userId())).hasSize(1);
        assertThat(backend.authenticating.authenticate(first.accessToken())).isInstanceOf(Authentication.Authenticated.class);
        backend.clock.advance(Duration.ofMinutes(119));
        assertThat(backend.authenticating.authenticate(first.accessToken())).isEqualTo(new Authentication.Expired());
        assertThat(backend.authenticating.authenticate(second.accessToken())).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void makesUsersWithoutAPassword() {
        IssuedToken issued = issue("load", 1, Duration.ofHours(1)).getFirst();

        assertThat(backend.accounts.byId(issued.userId()).orElseThrow().password()).isNull();
    }

    @Test
    void refusesWhatCanNotBe() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("no way", 1, Duration.ofHours(1)));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("x".repeat(31), 10, Duration.ofHours(1)));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("load", 0, Duration.ofHours(1)));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("load", 1, Duration.ZERO));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("load", 1, Duration.ofDays(8)));
    }

    @Test
    void refusesTheNameOfADeletedAccount() {
        backend.closingAccounts.close(backend.register("load1"), Revisions.ANY);

        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> issue("load", 1, Duration.ofHours(1)))
                .withMessageContaining("load1");
    }

    private List<IssuedToken> issue(String prefix, int count, Duration life) {
        List<IssuedToken> issued = new ArrayList<>();
        backend.issuingTokens.issue(new Order(prefix, count, life), issued::add);
        return issued;
    }
}
