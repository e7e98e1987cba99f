package io.bellwether.gateway.pages;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Gives the application's one page for each of its addresses. Any other address is 404: with the application's own page
 * that says so to whoever wants to see one, as a problem to everybody else.
 */
@ApplicationScoped
public class PagesRoute {

    /** After static files, which the framework serves. */
    private static final int LAST = 100_000;

    /** What the addresses of the application's pages begin with. */
    static final Set<String> PAGES = Set.of(
            "",
            "signed-in",
            "overview",
            "departments",
            "objectives",
            "kpis",
            "initiatives",
            "overlaps",
            "decisions",
            "responsibilities",
            "metrics",
            "imports",
            "incidents",
            "watches",
            "journal",
            "templates",
            "assessments",
            "administration");

    void install(@Observes Router router) {
        router.route().order(LAST).handler(PagesRoute::page);
    }

    private static void page(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().path();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            context.response().putHeader("Allow", "GET, HEAD");
            Refusal.METHOD.answer(context);
        } else if (path.equals("/index.html")) {
            Refusal.NOT_FOUND.answer(context);
        } else if (PAGES.contains(path.substring(1).split("/", 2)[0]) && !isFile(path)) {
            context.reroute("/index.html");
        } else if (wantsToSee(context) && !isFile(path) && !path.startsWith("/.")) {
            context.response().setStatusCode(404);
            context.reroute("/index.html");
        } else {
            Refusal.NOT_FOUND.answer(context);
        }
    }

    private static boolean isFile(String path) {
        return path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    private static boolean wantsToSee(RoutingContext context) {
        String accepted = context.request().getHeader("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}
