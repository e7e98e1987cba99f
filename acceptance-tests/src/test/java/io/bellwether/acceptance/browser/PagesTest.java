package io.bellwether.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.bellwether.acceptance.house.House;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in, look at what they came for, and sign out; on the sample organisation. */
class PagesTest {

    private static House house;

    @BeforeAll
    static void theSampleIsThere() {
        Chromium.open();
        house = House.withSample();
    }

    @Test
    void theCoordinatorSeesTheWholeOrganisationAndItsOverlaps() {
        awaitOverlaps();
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.signIn("coordinator");

            assertThat(visitor.page()).hasURL(Pattern.compile(".*/overview$"));
            assertThat(heading(visitor, "Overview")).isVisible();
            assertThat(visitor.page().getByRole(AriaRole.ROWHEADER, named("Marketing and sales")))
                    .isVisible();
            visitor.mustFindThePageAccessible();

            visitor.open("/overlaps?kind=shared-input");
            visitor.mustFindThePageAccessible();
            visitor.page().locator("main li a").first().click();
            assertThat(visitor.page()).hasURL(Pattern.compile(".*/overlaps/[0-9a-f-]{36}$"));
            visitor.mustFindThePageAccessible();
            visitor.mustHaveNothingToComplainAbout();
        }
    }

    @Test
    void anOwnerSeesTheDepartmentTheObjectiveAndTheKpi() {
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.signIn("owner.human-resources");

            assertThat(visitor.page()).hasURL(Pattern.compile(".*/departments/human-resources$"));
            visitor.mustFindThePageAccessible();

            visitor.page()
                    .getByRole(AriaRole.LINK, link("Enough qualified people come in"))
                    .click();
            assertThat(heading(visitor, "Enough qualified people come in")).isVisible();
            visitor.mustFindThePageAccessible();

            visitor.page()
                    .locator("main")
                    .getByRole(AriaRole.LINK, inMain("Hires through social media"))
                    .first()
                    .click();
            assertThat(heading(visitor, "Hires through social media")).isVisible();
            assertThat(visitor.page().locator("main canvas, main svg").first()).isVisible();
            visitor.mustFindThePageAccessible();
            visitor.mustHaveNothingToComplainAbout();
        }
    }

    @Test
    void everyPageIsAccessibleInTheDarkAndOnAPhone() {
        for (int width : List.of(1_280, 390)) {
            try (Visitor visitor = Visitor.arrive(house, width, ColorScheme.DARK)) {
                visitor.signIn("coordinator");
                for (String path : List.of(
                        "/overview",
                        "/departments/customer-service",
                        "/objectives",
                        "/overlaps",
                        "/responsibilities",
                        "/metrics",
                        "/incidents",
                        "/journal")) {
                    visitor.open(path);
                    visitor.mustFindThePageAccessible();
                }
                visitor.mustHaveNothingToComplainAbout();
            }
        }
    }

    @Test
    void whoIsNotSignedInSeesNothingButTheWayIn() {
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.open("/overview");

            assertThat(visitor.page().getByRole(AriaRole.LINK, link("Sign in"))).isVisible();
            visitor.mustFindThePageAccessible();
        }
    }

    @Test
    void theSessionIsACookieThatNoScriptReadsAndHoldsNoToken() {
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.signIn("viewer");

            assertThat(visitor.context().cookies())
                    .filteredOn(cookie -> cookie.name.startsWith("__Host-q_session"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.httpOnly && cookie.secure);
            assertThat(visitor.page().evaluate("document.cookie")).isEqualTo("");
            assertThat(visitor.page()
                            .evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
                            .toString())
                    .doesNotContain("eyJ");
        }
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.signIn("viewer");
            Map<String, Object> before = ask(visitor);

            visitor.page().getByRole(AriaRole.BUTTON, button("Sign out")).click();
            assertThat(visitor.page().getByRole(AriaRole.LINK, link("Sign in"))).isVisible();

            assertThat(before).containsEntry("status", 200);
            assertThat(ask(visitor)).containsEntry("status", 401);
            visitor.open("/sign-in?to=/");
            assertThat(visitor.page().locator("#username")).isVisible();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ask(Visitor visitor) {
        return (Map<String, Object>)
                visitor.page().evaluate("fetch('/api/v1/me').then(answer => ({status: answer.status}))");
    }

    private static void awaitOverlaps() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> house.as("coordinator")
                                .get("/overlaps?kind=shared-input")
                                .jsonPath()
                                .getList("items")
                                .size()
                        > 0);
    }

    private static com.microsoft.playwright.Locator heading(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Locator.GetByRoleOptions inMain(String name) {
        return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name);
    }
}
