package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people write is shown and never run, whoever wrote it and wherever it turns up. */
final class UntrustedTextIT {

    private static final List<String> PAYLOADS = List.of(
            "<script>window.pwned = 1</script>",
            "<img src=x onerror=\"window.pwned = 2\">",
            "<svg/onload=window.pwned=3>",
            "\"><iframe srcdoc=\"<script>parent.pwned=4</script>\"></iframe>",
            "javascript:window.pwned=5",
            "[click](javascript:window.pwned=6)",
            "https://example.com/\"onmouseover=\"window.pwned=7",
            "data:text/html,<script>window.pwned=8</script>",
            "{\"__html\":\"<b>9</b>\",\"dangerouslySetInnerHTML\":{\"__html\":\"<img src=x onerror=pwned=9>\"}}",
            "${window.pwned=10} {{constructor.constructor('window.pwned=11')()}} <%= 12 %>",
            "</textarea><script>window.pwned=13</script>",
            "&lt;script&gt;window.pwned=14&lt;/script&gt; &amp;",
            "<a href=\"https://example.com\" onclick=\"window.pwned=15\">x</a>",
            "\u202Eesrever si siht\u202C <b>bold</b>",
            "<style>*{display:none}</style><base href=//evil.example>",
            "\u0007\u001B[31m control \uFEFF characters");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void messagesStayText() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"));
        Person bob = STAGE.person(bobsAccount);
        alice.finds(bobsAccount);
        bob.sees(bob.page().locator(".sidebar"));

        PAYLOADS.forEach(payload -> {
            alice.says(payload);
            bob.comesToSee(() -> bob.row("Alice").locator(".row-text").textContent(), payload);
        });
        bob.opens("Alice");

        bob.comesToSee(bob::texts, PAYLOADS);
        assertHarmless(bob);
        assertHarmless(alice);
        bob.photographs("untrusted-text");
    }

    @Test
    void namesStayText() {
        Account mallorysAccount = STAGE.account("<img src=x onerror=pwned=1>");
        Person mallory = STAGE.person(mallorysAccount);
        Account bobsAccount = STAGE.account("Bob");
        Person bob = STAGE.person(bobsAccount);

        mallory.finds(bobsAccount);
        mallory.says("hello");
        bob.opens("<img src=x onerror=pwned=1>");
        bob.hears("hello");

        assertThat(bob.page().locator(".conversation-who h1").textContent()).isEqualTo("<img src=x onerror=pwned=1>");
        assertHarmless(bob);
        assertHarmless(mallory);
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"));
        alice.finds(bobsAccount);

        alice.says("see https://example.com/a?b=c, javascript:alert(1), file:///etc/passwd and http://example.org.");
        alice.sees(alice.page().locator(".text a"));

        assertThat(alice.page().locator(".text a").evaluateAll("links => links.map(link => link.getAttribute('href'))"))
                .isEqualTo(List.of("https://example.com/a?b=c", "http://example.org"));
        assertThat(alice.page().locator(".text a").first().getAttribute("rel")).contains("noopener");
    }

    private static void assertHarmless(Person person) {
        assertThat(person.evaluates("window.pwned")).isNull();
        assertThat(person.page().locator("#app :is(script, iframe, img, style, base, object, embed)").count()).isZero();
        assertThat(person.page().locator("a[href^='javascript:'], a[href^='data:'], #app [onclick], #app [onerror]").count()).isZero();
        assertThat(person.complaints()).isEmpty();
    }
}
