package io.bellwether.gateway.session;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.ext.web.RoutingContext;

/** What somebody sees who cannot be signed in: a page for a browser, a problem for everybody else. */
enum SignInPage {
    AWAY(
            Refusal.SIGN_IN_AWAY,
            "Signing in is not possible right now",
            "The identity provider (Keycloak) does not answer. Whoever is signed in already can go on working. "
                    + "Try again in a minute; if it stays like this, tell your administrator."),
    FAILED(
            Refusal.UNAUTHORIZED,
            "Signing in did not work",
            "The identity provider did not confirm this sign-in, or it was begun too long ago or in another browser. "
                    + "Please start again.");

    private final Refusal refusal;
    private final String title;
    private final String sentence;

    SignInPage(Refusal refusal, String title, String sentence) {
        this.refusal = refusal;
        this.title = title;
        this.sentence = sentence;
    }

    void answer(RoutingContext context) {
        String accepted = context.request().getHeader("Accept");
        if (accepted == null || !accepted.contains("text/html")) {
            refusal.answer(context);
            return;
        }
        context.response().setStatusCode(refusal.status()).putHeader("Content-Type", "text/html; charset=utf-8");
        if (refusal.status() == 503) {
            context.response().putHeader("Retry-After", "10");
        }
        context.response()
                .end("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                        + title
                        + " – Bellwether</title></head><body><main><h1>" + title + "</h1><p>" + sentence
                        + "</p><p><a href=\"/sign-in\">Sign in</a> · <a href=\"/\">Start"
                        + " page</a></p></main></body></html>");
    }
}
