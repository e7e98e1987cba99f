package io.bellwether.gateway.pages;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives the application's one page for every address that is neither a file nor the API. */
@ApplicationScoped
public class PagesRoute {

    /** After static files, which the framework serves. */
    private static final int LAST = 100_000;

    void install(@Observes Router router) {
        router.route().order(LAST).handler(PagesRoute::page);
    }

    private static void page(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().path();
        boolean isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            Refusal.METHOD.answer(context);
        } else if (isFile || path.equals("/index.html")) {
            Refusal.NOT_FOUND.answer(context);
        } else {
            context.reroute("/index.html");
        }
    }
}
