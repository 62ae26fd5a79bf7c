package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Server and browser, started once for all tests, and the people in a test. After each test nobody's browser may have
 * had anything to complain of.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback {

    static final Look DESKTOP = new Look(1280, 800, ColorScheme.LIGHT, false);
    static final Look PHONE = new Look(360, 740, ColorScheme.LIGHT, true);

    private static final double PATIENCE_MILLIS = 30_000;

    private final List<Person> people = new ArrayList<>();
    private Chromium chromium;
    private RunningServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        Store shared = context.getRoot().getStore(Namespace.create(Stage.class));
        chromium = shared.computeIfAbsent(Chromium.class, _ -> Chromium.launch(), Chromium.class);
        server = shared.computeIfAbsent(RunningServer.class, _ -> RunningServer.startForLong(), RunningServer.class);
    }

    RunningServer server() {
        return server;
    }

    Account account(String displayName) {
        return Account.register(server.url(), displayName);
    }

    /** Somebody who is signed in, in a browser of their own. */
    Person person(Account account) {
        return person(account, DESKTOP);
    }

    Person person(Account account, Look look) {
        Person person = visitor(look);
        person.signsIn(account);
        return person;
    }

    /** Somebody who sees the first page. */
    Person visitor(Look look) {
        return visitor(look, server);
    }

    Person visitor(Look look, RunningServer of) {
        BrowserContext context = chromium.browser().newContext(look.options());
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(Person.REPORT_POLICY_VIOLATIONS);
        return tab(context, of);
    }

    /** One more tab in the same browser. */
    Person tab(Person other) {
        return tab(other.page().context(), server);
    }

    private Person tab(BrowserContext context, RunningServer of) {
        Page page = context.newPage();
        Person person = new Person(page);
        people.add(person);
        page.navigate(of.url().toString());
        return person;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Person> everybody = List.copyOf(people);
        people.clear();
        if (context.getExecutionException().isPresent()) {
            everybody.forEach(person -> person.photographs("failed-" + context.getRequiredTestMethod().getName()
                    + "-" + everybody.indexOf(person)));
        }
        everybody.forEach(person -> person.page().context().close());
        assertThat(everybody).allSatisfy(person -> assertThat(person.complaints()).isEmpty());
    }

    /** What somebody's screen is like; {@code touch} makes it a phone. */
    record Look(int width, int height, ColorScheme scheme, boolean touch) {

        Look dark() {
            return new Look(width, height, ColorScheme.DARK, touch);
        }

        private NewContextOptions options() {
            return new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme).setHasTouch(touch).setIsMobile(touch)
                    .setDeviceScaleFactor(touch ? 2 : 1).setLocale("en-GB").setTimezoneId("Europe/Berlin");
        }
    }
}
