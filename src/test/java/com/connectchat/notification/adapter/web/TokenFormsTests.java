package com.connectchat.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.kernel.InvalidField;
import com.connectchat.notification.PushService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFormsTests {

    private static final String SUBSCRIPTION = """
            {"endpoint":"%s","expirationTime":null,"keys":{"p256dh":"%s","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}""";
    private static final String KEY = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private final TokenForms forms = new TokenForms(false);

    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.googleapis.com/fcm/send/abc:def", "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://web.push.apple.com:443/QGu", "https://db5p.notify.windows.com/w/?token=B%2b"})
    void takesTheSubscriptionsOfBrowsers(String endpoint) {
        String token = SUBSCRIPTION.formatted(endpoint, KEY);

        assertThat(forms.require(PushService.WEBPUSH, token)).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://fcm.googleapis.com/a", "https://localhost/a", "https://127.0.0.1/a", "https://10.0.0.1/a",
        "https://[::1]/a", "https://[fd00::1]/a", "https://169.254.169.254/latest", "https://2130706433/a", "https://0x7f000001/a",
        "https://db/a", "https://db.internal/a", "https://printer.local/a", "https://push.example.com:8443/a",
        "https://me@push.example.com/a", "https://push.example.com/a#b", "ftp://push.example.com/a", "//push.example.com/a", "", "x y"})
    void callsNobodyInTheNeighbourhood(String endpoint) {
        assertThatThrownBy(() -> forms.require(PushService.WEBPUSH, SUBSCRIPTION.formatted(endpoint, KEY)))
                .isInstanceOf(InvalidField.class);
    }

    @Test
    void testsMayCallAnybody() {
        String token = SUBSCRIPTION.formatted("https://127.0.0.1:8443/a", KEY);

        assertThat(new TokenForms(true).require(PushService.WEBPUSH, token)).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"endpoint\":\"https://push.example.com/a\"}",
        "{\"endpoint\":\"https://push.example.com/a\",\"keys\":{\"p256dh\":\"AAAA\",\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}}"})
    void refusesWhatIsNoSubscription(String token) {
        assertThatThrownBy(() -> forms.require(PushService.WEBPUSH, token)).isInstanceOf(InvalidField.class);
    }

    @Test
    void tokensAreBounded() {
        String long4096 = "a".repeat(TokenForms.TOKEN_CHARACTERS_MAX);

        assertThat(forms.require(PushService.FCM, long4096)).isEqualTo(long4096);
        assertThatThrownBy(() -> forms.require(PushService.FCM, long4096 + "a")).isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> forms.require(PushService.FCM, "a".repeat(20) + " ")).isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> forms.require(PushService.APNS, "../a?b")).isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "token-1", "0123456789abcdef"})
    void whatATokenSaysIsTheServicesAffair(String token) {
        assertThat(forms.require(PushService.APNS, token)).isEqualTo(token);
        assertThat(forms.require(PushService.FCM, token)).isEqualTo(token);
    }
}
