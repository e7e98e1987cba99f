package io.bellwether.gateway.session;

import io.bellwether.gateway.answer.Refusal;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** {@code GET /sign-in?to=} and {@code POST /sign-out}. */
@ApplicationScoped
public class SessionRoute {

    private static final Logger LOG = Logger.getLogger(SessionRoute.class);

    /** A path of ours and nothing that a browser reads as another site. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9_~!$&'()*+,=:@./?%-]*");

    @Inject
    Vertx vertx;

    @Inject
    CrossSite crossSite;

    @ConfigProperty(name = "bellwether.identity-url")
    String keycloak;

    @ConfigProperty(name = "bellwether.gateway-secret")
    String secret;

    void install(@Observes Router router) {
        router.get("/sign-in").handler(SessionRoute::signedIn);
        router.get("/sign-in/callback").handler(SessionRoute::signedIn);
        router.post("/sign-out").handler(this::signOut);
    }

    /** Reached only by who is signed in: the extension sends everybody else to Keycloak first. */
    private static void signedIn(RoutingContext context) {
        String to = context.request().getParam("to");
        String target = to != null && OURS.matcher(to).matches() && !to.startsWith("/sign-") ? to : "/";
        context.response()
                .setStatusCode(303)
                .putHeader("Location", target)
                .putHeader("Cache-Control", "no-store")
                .end();
    }

    /** Ends the session at Keycloak, which ends it everywhere, and forgets it here. */
    private void signOut(RoutingContext context) {
        if (crossSite.refuses(context)) {
            Refusal.CROSS_SITE.answer(context);
            return;
        }
        context.request().pause();
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        identity -> {
                            context.request().resume();
                            endSession(context, identity);
                        },
                        failure -> {
                            LOG.debugf(failure, "signing out without a session");
                            context.request().resume();
                            forget(context);
                        });
    }

    private void endSession(RoutingContext context, SecurityIdentity identity) {
        RefreshToken refresh = identity == null ? null : identity.getCredential(RefreshToken.class);
        if (refresh == null || refresh.getToken() == null) {
            forget(context);
            return;
        }
        String body = "client_id=bellwether-gateway&client_secret=" + encode(secret) + "&refresh_token="
                + encode(refresh.getToken());
        vertx.createHttpClient()
                .request(new RequestOptions()
                        .setAbsoluteURI(keycloak + "/protocol/openid-connect/logout")
                        .setMethod(HttpMethod.POST)
                        .setConnectTimeout(2_000)
                        .putHeader("Content-Type", "application/x-www-form-urlencoded"))
                .compose(request -> request.send(Buffer.buffer(body)))
                .onComplete(done -> {
                    if (done.failed() || done.result().statusCode() / 100 != 2) {
                        LOG.warnf(
                                "Keycloak did not end a session: %s",
                                done.failed()
                                        ? done.cause().getMessage()
                                        : String.valueOf(done.result().statusCode()));
                    }
                    forget(context);
                });
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Takes every cookie of the session back; those of a session are named after the extension's prefix. */
    private static void forget(RoutingContext context) {
        context.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session"))
                .forEach(cookie -> context.response()
                        .headers()
                        .add("Set-Cookie", cookie.getName() + "=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"));
        context.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Clear-Site-Data", "\"cache\"")
                .setStatusCode(204)
                .end();
    }
}
