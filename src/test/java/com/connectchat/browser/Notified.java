package com.connectchat.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Somebody whose browser may show notifications, and what it shows of them. The push service of the browser's maker is out of reach of a
 * test, so the subscription is made up; a push comes by the browser's own test protocol and goes the whole way from there.
 */
final class Notified {

    /** Its push service answers. */
    static final String SUBSCRIBES = """
            const subscription = (options) => ({
              options,
              unsubscribe: async () => { localStorage.removeItem('test.subscribed'); return true; },
              toJSON: () => ({ endpoint: 'https://push.example.org/' + localStorage.getItem('test.subscribed'), keys: {
                p256dh: btoa(String.fromCharCode(4, ...Array(64).fill(7))).replace('=', ''), auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
            });
            let options;
            PushManager.prototype.subscribe = async (asked) => {
              options = asked;
              localStorage.setItem('test.subscribed', crypto.randomUUID());
              return subscription(options);
            };
            PushManager.prototype.getSubscription = async () =>
              localStorage.getItem('test.subscribed') ? subscription(options ?? {}) : null;
            """;

    static final String HAS_NO_PUSH_SERVICE =
            "PushManager.prototype.subscribe = async () => { throw new DOMException('push service not available', 'AbortError'); }";

    /** What the page shows by itself is noted. */
    static final String HAS_NO_SERVICE_WORKERS = """
            Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
            window.told = [];
            window.closed_ = 0;
            window.Notification = class extends Notification {
              constructor(title, options) { super(title, options); told.push(title + ': ' + options.body); }
              close() { window.closed_++; super.close(); }
            };
            """;

    private static final String ALL = "navigator.serviceWorker.ready.then((worker) => worker.getNotifications())"
            + ".then((all) => all.map(({ title, body, tag }) => ({ title: title + ': ' + body, tag })))";

    private static final String EVALUATION = """
            {"id": 1, "method": "Runtime.evaluate", "params": {"expression": "%s"}}""";

    private final Stage stage;
    private final Person person;
    private final String origin;

    private Notified(Stage stage, Person person, String origin) {
        this.stage = stage;
        this.person = person;
        this.origin = origin;
    }

    static Notified signedIn(Stage stage, Account account, String browser) {
        Person person = stage.visitor(Stage.DESKTOP);
        URI server = stage.server().url();
        BrowserContext context = person.page().context();
        context.grantPermissions(List.of("notifications"), new BrowserContext.GrantPermissionsOptions().setOrigin(server.toString()));
        context.addInitScript(browser);
        person.page().reload();
        person.signsIn(account);
        return new Notified(stage, person, server.toString());
    }

    Person person() {
        return person;
    }

    void opensSettings() {
        person.page().locator("button.me").click();
        person.sees(person.page().locator(".this-browser"));
    }

    void closesSettings() {
        person.presses("Close");
    }

    void switchesOn() {
        opensSettings();
        person.page().getByLabel("Notifications in this browser").check();
        person.comesToSee(() -> state().equals("off"), false);
    }

    void switchesOff() {
        person.page().getByLabel("Notifications in this browser").uncheck();
        person.comesToSee(this::state, "off");
    }

    /** What the settings say. */
    String state() {
        return person.page().locator(".this-browser").getAttribute("data-state");
    }

    void looksAway() {
        turns("hidden");
    }

    void looksBack() {
        turns("visible");
    }

    private void turns(String visibility) {
        person.page().evaluate("""
                (visibility) => {
                  Object.defineProperty(document, 'visibilityState', { get: () => visibility, configurable: true });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", visibility);
    }

    /** To a page of the same server that is not the app. */
    void leavesTheApp() {
        person.page().navigate(origin + "/docs/errors.html");
    }

    /** As pressing a notification does where no window of the app is open: a new tab begins at the address. */
    Person opensWindow(String address) {
        Person other = stage.tab(person);
        other.page().navigate(origin + address);
        return other;
    }

    /** The browser's push service delivers what the server's push would say. */
    void isPushed(String conversation, long seq) {
        CDPSession protocol = person.page().context().newCDPSession(person.page());
        AtomicReference<String> registration = new AtomicReference<>();
        protocol.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
                .forEach(each -> registration.set(each.getAsJsonObject().get("registrationId").getAsString())));
        protocol.send("ServiceWorker.enable");
        person.page().waitForCondition(() -> registration.get() != null);
        JsonObject delivery = new JsonObject();
        delivery.addProperty("origin", origin);
        delivery.addProperty("registrationId", registration.get());
        delivery.addProperty("data", """
                {"conversation_id": "%s", "seq": "%d", "unread_count": "1"}""".formatted(conversation, seq));
        protocol.send("ServiceWorker.deliverPushMessage", delivery);
        protocol.detach();
    }

    /** As a browser tells the service worker; only that nobody's finger did it, so no window may be brought to the front. */
    void pressesNotification() {
        CDPSession browser = person.page().context().browser().newBrowserCDPSession();
        JsonObject target = new JsonObject();
        target.add("targetId", worker(browser));
        JsonObject message = new JsonObject();
        message.add("sessionId", browser.send("Target.attachToTarget", target).get("sessionId"));
        message.addProperty("message", EVALUATION.formatted("""
                registration.getNotifications().then(([notification]) => {
                  const event = new NotificationEvent('notificationclick', { notification });
                  event.waitUntil = () => {};
                  dispatchEvent(event);
                })""".replace("\n", " ")));
        browser.send("Target.sendMessageToTarget", message);
    }

    private JsonElement worker(CDPSession browser) {
        return browser.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("type").getAsString().equals("service_worker"))
                .findFirst().orElseThrow().get("targetId");
    }

    /** Exactly these, each as its title and text, in any order. */
    void seesNotifications(String... expected) {
        person.comesToSee(() -> notifications("title"), Arrays.stream(expected).sorted().toList());
    }

    List<String> tags() {
        return notifications("tag");
    }

    private List<String> notifications(String field) {
        List<?> all = (List<?>) person.evaluates(ALL + ".then((all) => all.map((each) => each." + field + "))");
        return all.stream().map(String::valueOf).sorted().collect(Collectors.toList());
    }
}
