package io.bellwether.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, driven by Playwright; one for all tests of a run. {@code ./bellwether test} finds or installs one
 * and names it in {@code BELLWETHER_CHROMIUM}. Nothing is downloaded.
 */
final class Chromium {

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {}

    /** The browser; a machine without one skips the test and says so. */
    static synchronized Browser open() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            System.err.println("*** no Chromium: A BROWSER JOURNEY IS NOT RUN; name one in BELLWETHER_CHROMIUM ***");
        }
        Assumptions.assumeTrue(
                executable.isPresent(), "BROWSER JOURNEYS ARE NOT RUN: no Chromium; name one in BELLWETHER_CHROMIUM");
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable.get())
                            .setArgs(List.of(
                                    // as root, as in containers, Chromium has no sandbox
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("BELLWETHER_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(one -> one != null && !one.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
