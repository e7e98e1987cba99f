package io.bellwether.gateway.docs;

import io.bellwether.gateway.route.OpenApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** {@code GET /docs/}. */
@ApplicationScoped
public class DocsRoute {

    @Inject
    OpenApi openApi;

    private Buffer page;

    @PostConstruct
    void write() {
        page = Buffer.buffer(new ApiPage(openApi.document()).html());
    }

    void install(@Observes Router router) {
        router.get("/docs").handler(context -> context.redirect("/docs/"));
        router.get("/docs/").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        context.response().putHeader("Content-Type", "text/html;charset=utf-8").end(page);
    }
}
