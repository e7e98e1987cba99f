package io.bellwether.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import io.bellwether.acceptance.house.House;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A session in a real browser: what it may not leave behind, and what another site may not do with it. */
class SessionTest {

    private static final Pattern TOKEN = Pattern.compile("eyJhbGciOiJ(?:SUz|FUz|IUz|FZE)[A-Za-z0-9_-]*\\.");

    private static House house;

    @BeforeAll
    static void openTheHouse() {
        Chromium.open();
        house = House.running();
    }

    @Test
    void nothingThatAScriptCanReachHoldsAToken() {
        try (Visitor visitor = Visitor.arrive(house)) {
            List<String> leaks = new ArrayList<>();
            visitor.page().onResponse(answer -> {
                if (isOurs(answer)
                        && isText(answer)
                        && TOKEN.matcher(answer.text()).find()) {
                    leaks.add(answer.url());
                }
            });
            visitor.signIn("coordinator");
            for (String path : List.of("/overview", "/objectives", "/responsibilities", "/metrics", "/journal")) {
                visitor.open(path);
            }

            assertThat(leaks).isEmpty();
            assertThat(visitor.page().evaluate("document.cookie")).isEqualTo("");
            String stored = visitor.page().evaluate("""
                    async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(),
                      await caches.keys(), location.href, document.documentElement.outerHTML])\
                    """).toString();
            assertThat(TOKEN.matcher(stored).find()).isFalse();
            assertThat(visitor.context().cookies(house.gateway().toString()))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.httpOnly && cookie.secure && cookie.name.startsWith("__Host-"))
                    .noneMatch(cookie -> TOKEN.matcher(cookie.value).find());
        }
    }

    @Test
    void afterSigningOutTheBackButtonShowsNothing() {
        try (Visitor visitor = Visitor.arrive(house)) {
            visitor.signIn("coordinator");
            visitor.open("/responsibilities");
            visitor.open("/overview");
            visitor.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(signInLink(visitor)).isVisible();

            for (int i = 0; i < 2; i++) {
                visitor.page().goBack();
                visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(signInLink(visitor)).isVisible();
                assertThat(visitor.page().locator("body").innerText())
                        .doesNotContain("Human resources", "Customer service");
            }
        }
    }

    @Test
    void aFormOnAnotherSiteChangesNothing() throws IOException {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        try (Visitor visitor = Visitor.arrive(house)) {
            elsewhere.createContext("/", exchange -> {
                String query = String.valueOf(exchange.getRequestURI().getQuery());
                String[] what = query.split(",");
                byte[] page = ("<form method=post enctype='" + what[1] + "' action='" + house.gateway() + what[0]
                                + "'><input name='{\"title\":\"forged\",\"type\":\"human-resources\",\"x\":\"'"
                                + " value='\"}'></form><script>document.forms[0].submit()</script>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            elsewhere.start();
            visitor.signIn("owner.human-resources");
            List<Integer> answers = new ArrayList<>();
            visitor.page().onResponse(answer -> {
                if (isOurs(answer) && answer.request().method().equals("POST")) {
                    answers.add(answer.status());
                }
            });
            for (String path : List.of("/api/v1/objectives", "/api/v1/objectives/apply", "/sign-out")) {
                for (String kind : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                    visitor.page()
                            .navigate(
                                    "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/?" + path + "," + kind);
                    visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
                }
            }

            assertThat(answers).hasSize(9).allMatch(status -> status == 401 || status == 403);
            assertThat(house.as("owner.human-resources")
                            .get("/objectives?q=forged")
                            .asString())
                    .doesNotContain("forged");
            visitor.open("/objectives");
            assertThat(ask(visitor)).containsEntry("status", 200);
        } finally {
            elsewhere.stop(0);
        }
    }

    private boolean isOurs(Response answer) {
        return answer.url().startsWith(house.gateway().toString());
    }

    private static boolean isText(Response answer) {
        String type = answer.headers().getOrDefault("content-type", "");
        return answer.status() == 200
                && (type.contains("json") || type.contains("text") || type.contains("javascript"));
    }

    private static com.microsoft.playwright.Locator signInLink(Visitor visitor) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ask(Visitor visitor) {
        return (Map<String, Object>)
                visitor.page().evaluate("fetch('/api/v1/me').then(answer => ({status: answer.status}))");
    }
}
