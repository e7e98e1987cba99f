package io.bellwether.gateway.route;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The way through to a service: the request streams on with the bearer token and without anything else about the caller. */
@ApplicationScoped
public class Upstreams {

    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    /** Connections to each service; more than its workers only wait there instead of here. */
    private static final int POOL = 64;

    private static final List<String> NOT_PASSED_ON =
            List.of("cookie", "forwarded", "via", "x-real-ip", "x-requested-with");

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.governance.url")
    URI governance;

    @ConfigProperty(name = "bellwether.upstream.timeout-millis")
    long timeoutMillis;

    @ConfigProperty(name = "bellwether.upstream.connect-millis")
    int connectMillis;

    private final Map<Route.Upstream, HttpProxy> proxies = new EnumMap<>(Route.Upstream.class);

    @PostConstruct
    void open() {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(POOL)
                .setConnectTimeout(connectMillis)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false));
        proxies.put(Route.Upstream.OBJECTIVES, proxy(client, objectives));
        proxies.put(Route.Upstream.MEASUREMENTS, proxy(client, measurements));
        proxies.put(Route.Upstream.GOVERNANCE, proxy(client, governance));
    }

    private HttpProxy proxy(HttpClient client, URI address) {
        return HttpProxy.reverseProxy(new ProxyOptions(), client)
                .originRequestProvider((request, pool) -> pool.request(new RequestOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort() < 0 ? 80 : address.getPort())
                        .setMethod(HttpMethod.GET)
                        .setConnectTimeout(connectMillis)
                        .setIdleTimeout(timeoutMillis)))
                .addInterceptor(new Passage());
    }

    /** Sends a paused request on; {@code token} is what the service learns of the caller. */
    public void pass(RoutingContext context, Route route, String token) {
        MultiMap headers = context.request().headers();
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (NOT_PASSED_ON.contains(lower) || lower.startsWith("x-forwarded-") || lower.startsWith("x-user-")) {
                headers.remove(name);
            }
        }
        headers.set("Authorization", "Bearer " + token);
        headers.set("X-Request-Id", context.<String>get("request"));
        proxies.get(route.upstream()).handle(context.request());
    }

    /** Turns a service that is away or slow into a problem instead of a bare 502. */
    private static final class Passage implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> {
                Refusal refusal = failure instanceof TimeoutException
                                || String.valueOf(failure.getMessage()).contains("timeout")
                        ? Refusal.SLOW
                        : Refusal.AWAY;
                LOG.infof("an upstream does not answer: %s", failure.getMessage());
                String path = context.request().getURI();
                ProxyResponse answer = context.request().release().response();
                answer.setStatusCode(refusal.status())
                        .putHeader("Content-Type", "application/problem+json")
                        .putHeader("Retry-After", "2")
                        .setBody(Body.body(
                                refusal.body(path.contains("?") ? path.substring(0, path.indexOf('?')) : path)));
                return Future.succeededFuture(answer);
            });
        }
    }
}
