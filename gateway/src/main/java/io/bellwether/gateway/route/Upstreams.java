package io.bellwether.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way through to a service: the request goes on with the bearer token and without anything else about the caller. */
@ApplicationScoped
public class Upstreams {

    /** Connections to each service and way; more than its workers only wait there instead of here. */
    private static final int POOL = 64;

    /** Who finds all of them taken and this many waiting is told so at once. */
    private static final int QUEUE = 256;

    private static final List<String> NOT_PASSED_ON = List.of(
            "cookie",
            "forwarded",
            "via",
            "x-real-ip",
            "x-requested-with",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "client-ip",
            "true-client-ip",
            "x-client-ip",
            "x-remote-user",
            "remote-user",
            "x-host",
            "x-original-host",
            "x-request-id",
            "authorization",
            "expect",
            "origin");

    private static final List<String> NOT_PASSED_ON_WITH_PREFIX = List.of("x-forwarded", "x-user", "sec-", "x-auth");

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.governance.url")
    URI governance;

    @ConfigProperty(name = "bellwether.upstream.usual-millis")
    long usualMillis;

    @ConfigProperty(name = "bellwether.upstream.long-poll-millis")
    long longPollMillis;

    @ConfigProperty(name = "bellwether.upstream.stream-millis")
    long streamMillis;

    @ConfigProperty(name = "bellwether.upstream.connect-millis")
    int connectMillis;

    private final Map<Route.Upstream, Map<Route.Way, HttpProxy>> proxies = new EnumMap<>(Route.Upstream.class);

    @PostConstruct
    void open() {
        Map<Route.Upstream, URI> addresses = Map.of(
                Route.Upstream.OBJECTIVES, objectives,
                Route.Upstream.MEASUREMENTS, measurements,
                Route.Upstream.GOVERNANCE, governance);
        Map<Route.Way, Long> patience = Map.of(
                Route.Way.USUAL, usualMillis,
                Route.Way.LONG_POLL, longPollMillis,
                Route.Way.STREAM, streamMillis);
        for (Route.Way way : Route.Way.values()) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setMaxPoolSize(POOL)
                    .setMaxWaitQueueSize(QUEUE)
                    .setConnectTimeout(connectMillis)
                    .setKeepAliveTimeout(30)
                    .setDecompressionSupported(false));
            addresses.forEach(
                    (upstream, address) -> proxies.computeIfAbsent(upstream, one -> new EnumMap<>(Route.Way.class))
                            .put(way, proxy(client, address, way, patience.get(way))));
        }
    }

    private HttpProxy proxy(HttpClient client, URI address, Route.Way way, long millis) {
        RequestOptions options = new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? 80 : address.getPort())
                .setMethod(HttpMethod.GET)
                .setConnectTimeout(connectMillis);
        if (way != Route.Way.STREAM) {
            options.setIdleTimeout(millis);
        }
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(proxied -> proxied.client()
                        .request(new RequestOptions(options))
                        .onSuccess(request -> Passage.sends(proxied, request)))
                .addInterceptor(new Passage(vertx, way, millis));
    }

    /** Sends a paused request on; {@code token} is what the service learns of the caller. */
    void pass(RoutingContext context, Route route, String token) {
        strip(context, token);
        proxies.get(route.upstream()).get(route.way()).handle(context.request());
    }

    /** Sends a request on whose body was taken already. */
    void pass(RoutingContext context, Route route, String token, Buffer body) {
        Passage.take(body);
        pass(context, route, token);
    }

    private static void strip(RoutingContext context, String token) {
        MultiMap headers = context.request().headers();
        for (String connection : headers.getAll("Connection")) {
            for (String named : connection.split(",")) {
                if (!named.isBlank()) {
                    headers.remove(named.trim());
                }
            }
        }
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.indexOf('_') >= 0
                    || NOT_PASSED_ON.contains(lower)
                    || NOT_PASSED_ON_WITH_PREFIX.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
        headers.set("Authorization", "Bearer " + token);
        headers.set("X-Request-Id", context.<String>get("request"));
    }
}
