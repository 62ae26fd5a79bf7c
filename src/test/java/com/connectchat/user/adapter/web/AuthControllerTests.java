package com.connectchat.user.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.event.Timestamps;
import com.connectchat.user.EndSessions;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletRequest;

class AuthControllerTests extends WebTest {

    @Test
    void opensAnAccount() {
        Phone.Answer answer = stranger.post("/v1/auth/register", """
                {"username": "Dora-%s", "password": "correct horse", "display_name": "Dora D.", "user_id": "u_forged", "created_at": "x"}"""
                .formatted(aliceName));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("user_id", "username", "display_name", "created_at");
        assertThat(answer.at("/username")).isEqualTo("dora-" + aliceName);
        assertThat(answer.at("/display_name")).isEqualTo("Dora D.");
        assertThat(answer.at("/created_at")).isEqualTo(Timestamps.text(clock.instant()));
        assertThat(answer.at("/user_id")).isNotEqualTo("u_forged");
        assertThat(answer.header("Location")).isEqualTo("/v1/users/" + answer.at("/user_id"));
    }

    @Test
    void refusesATakenName() {
        assertThat(stranger.post("/v1/auth/register", """
                {"username": "%s", "password": "correct horse"}""".formatted(aliceName.toUpperCase(java.util.Locale.ROOT))).problem())
                .isEqualTo("409 conflict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                | /username
            {"username": "dora"}                                                              | /password
            {"username": null, "password": "correct horse"}                                   | /username
            {"username": "a b", "password": "correct horse"}                                  | /username
            {"username": "dora", "password": "short"}                                         | /password
            {"username": "dora", "password": "correct horse", "display_name": "a\\nb"}        | /display_name
            {"username": {}, "password": "correct horse"}                                     | /username
            """)
    void refusesARegistrationThatIsNotValid(String json, String pointer) {
        assertThat(stranger.post("/v1/auth/register", json).problem()).isEqualTo("422 validation_failed " + pointer);
    }

    @Test
    void givesTokensThatOpenTheApi() {
        assertThat(aliceTokens.status()).isEqualTo(200);
        assertThat(aliceTokens.json().propertyNames())
                .containsExactlyInAnyOrder("access_token", "refresh_token", "token_type", "expires_in", "user_id", "device_id");
        assertThat(aliceTokens.at("/token_type")).isEqualTo("Bearer");
        assertThat(aliceTokens.json().get("expires_in").asInt()).isEqualTo(900);
        assertThat(aliceTokens.at("/user_id")).isEqualTo(aliceId);
        assertThat(aliceTokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(alice.get("/v1/me").at("/user_id")).isEqualTo(aliceId);
    }

    @Test
    void answersTheSameBytesAndDoesTheSameWorkForUnknownNamesAndWrongPasswords() {
        int before = passwords.hashes();
        Phone.Answer wrong = stranger.signIn(aliceName, "wrong password");
        int afterWrong = passwords.hashes();
        Phone.Answer unknown = stranger.signIn("nobody-at-all", "wrong password");
        int afterUnknown = passwords.hashes();

        assertThat(unknown.problem()).isEqualTo("401 unauthenticated");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(unknown.response().getHeaderNames()).isEqualTo(wrong.response().getHeaderNames());
        assertThat(afterWrong - before).isEqualTo(1);
        assertThat(afterUnknown - afterWrong).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                             | /grant_type
            {"grant_type": "client_credentials"}                                                           | /grant_type
            {"grant_type": "password", "password": "x"}                                                    | /username
            {"grant_type": "password", "username": "x"}                                                    | /password
            {"grant_type": "password", "username": "x", "password": "x", "device_id": ""}                  | /device_id
            {"grant_type": "password", "username": "x", "password": "x", "device_id": "a b"}               | /device_id
            {"grant_type": "refresh_token"}                                                                | /refresh_token
            """)
    void refusesATokenRequestThatIsNotValid(String json, String pointer) {
        assertThat(stranger.post("/v1/auth/token", json).problem()).isEqualTo("422 validation_failed " + pointer);
    }

    @Test
    void refusesADeviceThatIsNotOnesOwn() {
        String bobsDevice = bob.get("/v1/me/devices").at("/items/0/device_id");

        assertThat(stranger.post("/v1/auth/token", """
                {"grant_type": "password", "username": "%s", "password": "%s", "device_id": "%s"}"""
                .formatted(aliceName, PASSWORD, bobsDevice)).problem()).isEqualTo("404 not_found");
    }

    @Test
    void takesARefreshTokenOnce() {
        String first = aliceTokens.at("/refresh_token");
        Phone.Answer renewed = stranger.refresh(first);

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.at("/device_id")).isEqualTo(aliceTokens.at("/device_id"));
        assertThat(stranger.refresh(first).problem()).isEqualTo("401 unauthenticated");
        assertThat(stranger.refresh(renewed.at("/refresh_token")).problem()).isEqualTo("401 unauthenticated");
        assertThat(alice.with(renewed.at("/access_token")).get("/v1/me").problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void revokesWithoutTellingWhatItKnew() {
        String token = aliceTokens.at("/refresh_token");
        List<Phone.Answer> answers = List.of(revoke(token), revoke(token), revoke("nonsense"));

        assertThat(answers).allSatisfy(each -> assertThat(each.status() + each.text()).isEqualTo("204"));
        assertThat(alice.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(stranger.post("/v1/auth/revoke", "{}").problem()).isEqualTo("422 validation_failed /refresh_token");
    }

    @Test
    void saysExpiredOnceATokenIsOutOfTime() {
        clock.advance(Duration.ofMinutes(15));

        assertThat(alice.get("/v1/me").problem()).isEqualTo("401 token_expired");
    }

    @Test
    void saysWhenToTryAgain() {
        SignUp signUp = _ -> new SignUp.Outcome.TooManyTries(Duration.ofSeconds(8));
        SignIn signIn = Mockito.mock(SignIn.class);
        Mockito.when(signIn.withPassword(Mockito.any())).thenReturn(new SignIn.Outcome.TooManyTries(Duration.ofSeconds(9)),
                new SignIn.Outcome.Busy());
        AuthController controller = new AuthController(signUp, signIn, Mockito.mock(EndSessions.class));
        AuthController.RegisterRequest register = new AuthController.RegisterRequest("dora", PASSWORD, null);
        AuthController.TokenRequest token = new AuthController.TokenRequest("password", "dora", PASSWORD, null, null);

        assertRefused(ErrorCode.RATE_LIMITED, 8, () -> controller.register(register, new MockHttpServletRequest()));
        assertRefused(ErrorCode.RATE_LIMITED, 9, () -> controller.token(token, new MockHttpServletRequest()));
        assertRefused(ErrorCode.UNAVAILABLE, 1, () -> controller.token(token, new MockHttpServletRequest()));
    }

    private static void assertRefused(ErrorCode code, int seconds, Runnable request) {
        assertThatExceptionOfType(RequestRefused.class).isThrownBy(request::run).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        });
    }

    private Phone.Answer revoke(String refreshToken) {
        return stranger.post("/v1/auth/revoke", "{\"refresh_token\": \"" + refreshToken + "\"}");
    }
}
