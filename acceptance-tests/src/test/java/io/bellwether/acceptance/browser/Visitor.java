package io.bellwether.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.bellwether.acceptance.house.House;
import java.util.ArrayList;
import java.util.List;

/**
 * A person with a browser of one's own: no cookies at first, and a list of what went wrong on the pages.
 *
 * <pre>{@code
 * try (Visitor visitor = Visitor.arrive(house)) {
 *     visitor.signIn("coordinator");
 *     visitor.open("/overlaps");
 *     assertThat(visitor.page().getByText("Hires")).isVisible();
 *     visitor.mustFindThePageAccessible();
 *     visitor.mustHaveNothingToComplainAbout();
 * }
 * }</pre>
 */
public final class Visitor implements AutoCloseable {

    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Pages load within a second; a crowded machine and Keycloak's first page take longer. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final House house;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(House house, BrowserContext context) {
        this.house = house;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
    }

    /** A visitor at the gateway, not signed in; skips the test where there is no Chromium. */
    public static Visitor arrive(House house) {
        return arrive(house, 1_280, ColorScheme.LIGHT);
    }

    /** The same with a screen of this width and the colours that the visitor's system prefers. */
    public static Visitor arrive(House house, int width, ColorScheme colours) {
        return new Visitor(
                house,
                Chromium.open()
                        .newContext(new Browser.NewContextOptions()
                                .setBaseURL(house.gateway().toString())
                                .setViewportSize(width, 900)
                                .setColorScheme(colours)));
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** Signs in through Keycloak's form, starting where the product sends who is not signed in. */
    public void signIn(String name) {
        page.navigate("/sign-in?to=/");
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.locator("[type=submit]").click();
        page.waitForURL(house.gateway() + "/**");
        settle();
    }

    /** Opens an address of the product and waits until the page has got what it asks for. */
    public void open(String path) {
        page.navigate(path);
        settle();
    }

    private void settle() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** WCAG 2.2 AA as far as axe-core can tell, and nothing wider than the screen. */
    public void mustFindThePageAccessible() {
        List<Rule> violations =
                new AxeBuilder(page).withTags(WCAG_22_AA).analyze().getViolations();
        assertThat(violations)
                .as("accessibility of %s", page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that %s is wider than the screen", page.url())
                .isEqualTo(0);
    }

    /** No script failed and the console holds no error, the policy's refusals included. */
    public void mustHaveNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
