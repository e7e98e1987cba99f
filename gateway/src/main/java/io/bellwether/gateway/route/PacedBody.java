package io.bellwether.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeoutException;

/**
 * A body that goes on as it comes. A sender that is too slow while a service waits for it makes the body fail: it holds a
 * connection of ours and a thread of the service's. A service that takes nothing more, or does not answer once it has all,
 * is given up after its time.
 */
final class PacedBody implements ReadStream<Buffer> {

    /** How often the pace is looked at. */
    private static final long LOOK_MILLIS = 5_000;

    /** The fewest bytes between two looks; the slowest modem did more. */
    private static final long FEWEST_BYTES = 5_000;

    /** How many looks in a row may find fewer. */
    private static final int PATIENCE = 4;

    private final ReadStream<Buffer> source;
    private final Vertx vertx;
    private final long upstreamLooks;
    private final Handler<Throwable> giveUp;
    private final long timer;
    private Handler<Throwable> failure;
    private Handler<Void> end;
    private boolean flowing;
    private boolean ended;
    private boolean tooSlow;
    private long bytes;
    private int slowLooks;
    private int waitingLooks;

    /**
     * Starts looking at the pace.
     *
     * @param upstreamMillis how long the service may take nothing, or not answer
     * @param giveUp called with the reason when it has taken longer
     */
    PacedBody(ReadStream<Buffer> source, Vertx vertx, long upstreamMillis, Handler<Throwable> giveUp) {
        this.source = source;
        this.vertx = vertx;
        this.upstreamLooks = Math.max(1, upstreamMillis / LOOK_MILLIS);
        this.giveUp = giveUp;
        this.timer = vertx.setPeriodic(LOOK_MILLIS, id -> look());
        source.endHandler(done -> {
            ended = true;
            if (end != null) {
                end.handle(done);
            }
        });
        source.exceptionHandler(cause -> {
            stop();
            if (failure != null) {
                failure.handle(cause);
            }
        });
    }

    /** Stops looking. */
    void stop() {
        vertx.cancelTimer(timer);
    }

    /** Whether it failed because the sender was too slow. */
    boolean isTooSlow() {
        return tooSlow;
    }

    private void look() {
        boolean waitingForSender = flowing && !ended;
        slowLooks = waitingForSender && bytes < FEWEST_BYTES ? slowLooks + 1 : 0;
        waitingLooks = !waitingForSender && bytes == 0 ? waitingLooks + 1 : 0;
        bytes = 0;
        if (slowLooks >= PATIENCE) {
            tooSlow = true;
            giveUp(new IllegalStateException("the body came too slowly"));
        } else if (waitingLooks >= upstreamLooks) {
            giveUp(new TimeoutException("the service took too long"));
        }
    }

    private void giveUp(Throwable cause) {
        stop();
        giveUp.handle(cause);
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failure = handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        source.handler(
                handler == null
                        ? null
                        : part -> {
                            bytes += part.length();
                            handler.handle(part);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        flowing = false;
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        flowing = true;
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        flowing = true;
        source.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        end = handler;
        return this;
    }
}
