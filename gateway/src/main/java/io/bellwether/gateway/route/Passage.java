package io.bellwether.gateway.route;

import io.bellwether.gateway.answer.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One request's way to a service and back: with the body that was taken, or the one that is coming; a service that is away
 * or slow, and a sender that is, become problems.
 */
final class Passage implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Passage.class);

    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private static final String TAKEN = Passage.class.getName() + ".taken";
    private static final String SENT = Passage.class.getName() + ".sent";

    private final Vertx vertx;
    private final Route.Way way;
    private final long millis;

    Passage(Vertx vertx, Route.Way way, long millis) {
        this.vertx = vertx;
        this.way = way;
        this.millis = millis;
    }

    /** The body that this request goes on with. */
    static void take(Buffer body) {
        Vertx.currentContext().putLocal(TAKEN, body);
    }

    /** The request by which a proxied one goes on. */
    static void sends(ProxyContext context, HttpClientRequest request) {
        context.set(SENT, request);
        Vertx.currentContext().putLocal(SENT, request);
    }

    /** The request by which the one that is answered on this context went on, or null. */
    static HttpClientRequest sent(Context context) {
        return context.getLocal(SENT);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        Buffer taken = Vertx.currentContext().getLocal(TAKEN);
        if (taken != null) {
            request.setBody(Body.body(taken));
            return context.sendRequest().recover(failure -> answer(request, refusal(failure)));
        }
        if (way != Route.Way.STREAM) {
            return context.sendRequest()
                    .recover(failure -> isBroken(failure) && isSafe(request)
                            ? sendAgain(context, failure)
                            : Future.failedFuture(failure))
                    .recover(failure -> answer(request, refusal(failure)));
        }
        PacedBody body = new PacedBody(request.proxiedRequest(), vertx, millis, slow -> reset(context, slow));
        request.setBody(Body.body(body, request.getBody().length()));
        return context.sendRequest()
                .onComplete(done -> body.stop())
                .recover(failure -> answer(request, body.isTooSlow() ? Refusal.BODY_TOO_SLOW : refusal(failure)));
    }

    /** An answer that has no body must not say that one comes in chunks: there are clients that wait for them. */
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse answer = context.response();
        if (BODILESS.contains(answer.getStatusCode()) && answer.getBody() != null) {
            answer.getBody().stream().resume();
            answer.setBody(null);
        }
        return context.sendResponse();
    }

    /** A kept connection may be on its way to its end when it is used; who only reads is not told of it. */
    private static Future<ProxyResponse> sendAgain(ProxyContext context, Throwable failure) {
        LOG.debugf("an upstream is asked again: %s", failure.getMessage());
        context.request().setBody(Body.body(Buffer.buffer()));
        return context.sendRequest();
    }

    private static boolean isSafe(ProxyRequest request) {
        return !Bodies.isSent(request.proxiedRequest())
                && (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD);
    }

    private static boolean isBroken(Throwable failure) {
        return failure instanceof HttpClosedException
                || (failure instanceof IOException && !(failure instanceof ConnectException));
    }

    private static void reset(ProxyContext context, Throwable cause) {
        HttpClientRequest request = context.get(SENT, HttpClientRequest.class);
        if (request != null) {
            request.reset(0, cause);
        }
    }

    private static Refusal refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // not every time-out of the client is a TimeoutException; connecting too long is being away
            if (cause instanceof TimeoutException) {
                LOG.infof("an upstream is slow: %s", failure.getMessage());
                return Refusal.SLOW;
            }
        }
        LOG.infof("an upstream does not answer: %s", failure.getMessage());
        return Refusal.AWAY;
    }

    private static Future<ProxyResponse> answer(ProxyRequest request, Refusal refusal) {
        String uri = request.getURI();
        ProxyResponse answer = request.release().response();
        answer.setStatusCode(refusal.status()).putHeader("Content-Type", "application/problem+json");
        if (refusal.status() == 503) {
            answer.putHeader("Retry-After", "2");
        }
        if (refusal.status() == 408) {
            answer.putHeader("Connection", "close");
        }
        answer.setBody(Body.body(refusal.body(uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri)));
        return Future.succeededFuture(answer);
    }
}
