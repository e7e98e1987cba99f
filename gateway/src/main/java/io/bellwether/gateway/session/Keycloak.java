package io.bellwether.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the gateway asks Keycloak for beside the extension. */
@ApplicationScoped
public class Keycloak {

    /** Answers take milliseconds; who waits at a sign-in page for longer should be told. */
    private static final int PATIENCE_MILLIS = 2_000;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "bellwether.identity-url")
    String address;

    @ConfigProperty(name = "bellwether.gateway-secret")
    String secret;

    private HttpClient client;

    @PostConstruct
    void open() {
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS));
    }

    /** Whether it answers. */
    Future<Boolean> answers() {
        return client.request(to("/.well-known/openid-configuration", HttpMethod.GET))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false);
    }

    /** Ends a session, everywhere; fails when that is not confirmed. */
    Future<Void> endSession(String refreshToken) {
        String form = "client_id=bellwether-gateway&client_secret=" + encode(secret) + "&refresh_token="
                + encode(refreshToken);
        return client.request(to("/protocol/openid-connect/logout", HttpMethod.POST)
                        .putHeader("Content-Type", "application/x-www-form-urlencoded"))
                .compose(request -> request.send(Buffer.buffer(form)))
                .compose(answer -> answer.statusCode() / 100 == 2
                        ? Future.succeededFuture()
                        : Future.failedFuture("Keycloak answers " + answer.statusCode()));
    }

    private RequestOptions to(String path, HttpMethod method) {
        return new RequestOptions()
                .setAbsoluteURI(address + path)
                .setMethod(method)
                .setConnectTimeout(PATIENCE_MILLIS)
                .setTimeout(PATIENCE_MILLIS);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
