package com.connectchat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Chromium as it is on this machine, else the one that Playwright brings; where neither can be had, the test is skipped. */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PATHS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable", "/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        return installed().map(path -> launch(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), options().setExecutablePath(path)))
                .orElseGet(() -> launch(Map.of(), options()));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Chromium launch(Map<String, String> environment, LaunchOptions options) {
        try {
            Playwright playwright = Playwright.create(new CreateOptions().setEnv(environment));
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            throw new TestAbortedException("needs Chromium: name it by the environment variable CHROMIUM. " + e.getMessage(), e);
        }
    }

    private static LaunchOptions options() {
        return new LaunchOptions().setArgs(ARGUMENTS);
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL_PATHS.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
