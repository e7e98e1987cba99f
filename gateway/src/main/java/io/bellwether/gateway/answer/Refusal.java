package io.bellwether.gateway.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What the gateway refuses, in the same form as the services: RFC 9457. */
public enum Refusal {
    UNREADABLE(
            400,
            "bad-request",
            "The request cannot be understood",
            "This is not a request that everybody would read alike, so it is not read at all."),
    BAD_PATH(400, "bad-request", "The request cannot be understood", "This path is not one that we serve."),
    UNAUTHORIZED(401, "unauthorized", "Sign in first", "Sign in, or send a valid access token."),
    FORBIDDEN(403, "forbidden", "This is not yours to do", "Your roles do not allow this."),
    CROSS_SITE(
            403,
            "cross-site",
            "This came from another site",
            "Calls from other sites are not taken; our own pages send the header X-Requested-With: bellwether."),
    NOT_FOUND(404, "not-found", "There is no such thing", "There is nothing at this address."),
    METHOD(405, "method-not-allowed", "This cannot be done here", "This method is not one that we serve."),
    BODY_TOO_SLOW(
            408, "request-timeout", "The request took too long", "The body did not arrive in time; send it again."),
    LINE_TOO_LONG(414, "uri-too-long", "The address is too long", "The first line is longer than is taken here."),
    EXPECTATION(417, "expectation-failed", "This cannot be expected", "Only 100-continue can be expected here."),
    HEAD_TOO_LARGE(431, "headers-too-large", "The headers are too large", "The headers are larger than is taken here."),
    TOO_LARGE(413, "payload-too-large", "The body is too large", "The body is larger than is taken here."),
    TOO_MANY(429, "too-many-requests", "Too much at once", "Too many requests at once; try again in a moment."),
    AWAY(
            503,
            "unavailable",
            "Not available right now",
            "This part of the system does not answer right now; try again in a moment."),
    SIGN_IN_AWAY(
            503,
            "unavailable",
            "Signing in is not possible right now",
            "The identity provider does not answer; whoever is signed in already can go on working."),
    NOBODY_KNOWN(
            503,
            "unavailable",
            "Not available right now",
            "Keycloak does not answer, so nobody can say who you are; try again in a moment."),
    UNDECIDED(
            503,
            "unavailable",
            "Not available right now",
            "Keycloak does not answer, so nobody can say whether you may do this."),
    DEFECT(500, "internal", "Something went wrong", "Something went wrong on our side; the log says what."),
    SLOW(504, "upstream-slow", "An answer took too long", "This part of the system took too long to answer.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Refusal(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** The problem's body; {@code path} is null where none could be read. */
    public Buffer body(String path) {
        JsonObject body = new JsonObject()
                .put("type", "urn:bellwether:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return (path == null ? body : body.put("instance", path)).toBuffer();
    }

    /** Answers, unless an answer has begun. */
    public void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 429 || status == 503) {
            context.response().putHeader("Retry-After", "2");
        }
        context.response().end(body(context.request().path()));
    }
}
