package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Somebody in front of a browser window: does what people do, sees what they see, and notes what the browser complains of. */
final class Person {

    /** Says on the console what the security policy stopped, so that it ends up among the complaints. */
    static final String REPORT_POLICY_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation',
                (event) => console.error('blocked by policy: ' + event.violatedDirective + ' ' + event.blockedURI));
            """;

    private static final Pattern NETWORK_FAILURE = Pattern.compile("Failed to load resource|WebSocket connection to .* failed");

    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> networkFailures = new ArrayList<>();

    Person(Page page) {
        this.page = page;
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                (NETWORK_FAILURE.matcher(message.text()).find() ? networkFailures : complaints).add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** What the browser found wrong with the page itself. */
    List<String> complaints() {
        return complaints;
    }

    /** Requests that failed: expected where a test makes them fail. */
    List<String> networkFailures() {
        return networkFailures;
    }

    void signsIn(Account account) {
        page.getByLabel("Username").fill(account.username());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(account.password());
        presses("Sign in");
        isConnected();
    }

    void isConnected() {
        page.locator("[data-phase=live]").first().waitFor(new Locator.WaitForOptions().setState(
                com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    }

    void presses(String button) {
        button(button).click();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    void finds(Account peer) {
        page.getByLabel("Search people").fill(peer.username());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("@" + peer.username())).click();
        sees(page.locator(".conversation-top"));
    }

    void opens(String peer) {
        row(peer).click();
        sees(page.locator(".conversation-top"));
    }

    /** A private group, or a public one. */
    void makesGroup(String title, String visibility, Account... others) {
        presses("New group");
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill(title);
        for (Account other : others) {
            picks(other);
        }
        page.getByText(visibility, new Page.GetByTextOptions().setExact(true)).click();
        photographs("group-new");
        presses("Create group");
        sees(page.locator(".conversation-who h1").getByText(title));
        sees(page.getByText("You created the group"));
    }

    void picks(Account other) {
        page.getByLabel("Add people").fill(other.username());
        sees(page.locator(".picker-choice"));
        page.getByLabel("Add people").press("Enter");
        sees(button("Take " + other.displayName() + " off"));
    }

    void opensGroupPanel() {
        presses("About this group");
        sees(page.locator(".group-panel"));
    }

    void adds(Account other) {
        picks(other);
        presses("Add " + other.displayName());
        sees(member(other));
    }

    /** Opens what can be done with a member, and does it. */
    void actsOn(Account other, String action) {
        member(other).getByRole(AriaRole.BUTTON).first().click();
        member(other).getByText(action, new Locator.GetByTextOptions().setExact(true)).click();
    }

    private Locator member(Account other) {
        return page.locator(".member[data-user='" + other.username() + "']");
    }

    void confirms(String action) {
        page.getByRole(AriaRole.DIALOG).getByText(action, new Locator.GetByTextOptions().setExact(true)).last().click();
    }

    Locator row(String peer) {
        return page.locator(".row").filter(new Locator.FilterOptions().setHasText(peer));
    }

    Locator composer() {
        return page.getByLabel(Pattern.compile("^Message to "));
    }

    void says(String text) {
        composer().fill(text);
        page.locator(".send").click();
    }

    /** Moves the pointer to a message and presses one of its buttons. */
    void doesWith(String text, String action) {
        message(text).hover();
        message(text).getByLabel(action, new Locator.GetByLabelOptions().setExact(true)).click();
    }

    Locator message(String text) {
        return page.locator(".message").filter(new Locator.FilterOptions().setHas(page.locator(".text").getByText(text,
                new Locator.GetByTextOptions().setExact(true))));
    }

    void hears(String text) {
        sees(message(text));
    }

    void sees(Locator element) {
        element.first().waitFor();
    }

    /** Whether all of a message can be seen between the header and the composer. */
    boolean isInSight(String text) {
        return isInsideTimeline(message(text));
    }

    boolean isInsideTimeline(Locator element) {
        BoundingBox inner = element.boundingBox();
        BoundingBox outer = page.locator(".timeline").boundingBox();
        return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
                && inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;
    }

    /** The texts of the messages on the screen, from top to bottom. */
    List<String> texts() {
        return page.locator(".message .text").allTextContents();
    }

    String stateOf(String text) {
        return String.valueOf(message(text).getAttribute("data-state"));
    }

    /** What the operating system tells a browser: no need to sit the back-off out. */
    void isToldThatTheNetworkIsBack() {
        page.evaluate("dispatchEvent(new Event('online'))");
    }

    /** Waits until it is so; if it never is, the assertion tells what it is instead. */
    <T> void comesToSee(Supplier<T> what, T expected) {
        try {
            page.waitForCondition(() -> expected.equals(what.get()));
        } catch (TimeoutError e) {
            assertThat(what.get()).isEqualTo(expected);
        }
    }

    Object evaluates(String script) {
        return page.evaluate(script);
    }

    void photographs(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
