package io.bellwether.gateway.door;

import io.bellwether.gateway.answer.Refusal;
import io.bellwether.gateway.answer.SecurityHeaders;
import io.bellwether.gateway.route.PathGuard;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Stands behind the decoder of one connection. A request that the decoder could not read, or that is framed in a way that
 * two readers could take differently, is answered as a problem and the connection closed. A connection that has no
 * request under way is closed after its time, whatever trickles in. A body that nobody waits for any more is not waited
 * for long either.
 */
final class DoorGuard extends ChannelDuplexHandler {

    /** The longest that the rest of a body may take whose request is answered already. */
    private static final long UNWANTED_BODY_MILLIS = 15_000;

    /** How long a refused connection may go on reading our answer. */
    private static final long LINGER_MILLIS = 1_000;

    private final long firstMillis;
    private final long nextMillis;
    private ScheduledFuture<?> patience;
    private boolean bodyOpen;
    private int unanswered;
    private boolean refused;

    DoorGuard(long firstMillis, long nextMillis) {
        this.firstMillis = firstMillis;
        this.nextMillis = nextMillis;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        wait(context, firstMillis);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopWaiting();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWaiting();
        super.channelInactive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpObject part) {
            Refusal refusal = refusal(part);
            if (refusal != null) {
                ReferenceCountUtil.release(message);
                refuse(context, refusal);
                return;
            }
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            bodyOpen = true;
            stopWaiting();
        }
        if (message instanceof LastHttpContent) {
            bodyOpen = false;
            if (unanswered == 0) {
                wait(context, nextMillis);
            }
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new IllegalStateException("the connection is being closed"));
            return;
        }
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim && unanswered > 0) {
            unanswered--;
            if (unanswered == 0) {
                wait(context, bodyOpen ? UNWANTED_BODY_MILLIS : nextMillis);
            }
        }
        super.write(context, message, promise);
    }

    private void wait(ChannelHandlerContext context, long millis) {
        stopWaiting();
        patience = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }

    private static Refusal refusal(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            Throwable cause = part.decoderResult().cause();
            return cause instanceof TooLongHttpLineException
                    ? Refusal.LINE_TOO_LONG
                    : cause instanceof TooLongHttpHeaderException ? Refusal.HEAD_TOO_LARGE : Refusal.UNREADABLE;
        }
        if (!(part instanceof HttpRequest request)) {
            return null;
        }
        return !isFramedOnce(request)
                ? Refusal.UNREADABLE
                : PathGuard.isAmbiguous(request.uri()) ? Refusal.BAD_PATH : null;
    }

    /** Whether the request has one host and its length is said once, in a way that everybody reads alike. */
    private static boolean isFramedOnce(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean http11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!http11 && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        if (!encodings.isEmpty()
                && (!http11 || encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked"))) {
            return false;
        }
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (lengths.size() > 1 || (!lengths.isEmpty() && !isNumber(lengths.get(0)))) {
            return false;
        }
        if (headers.contains("")) {
            return false;
        }
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || (hosts == 0 && !http11);
    }

    private static boolean isNumber(String length) {
        return !length.isEmpty() && length.length() <= 18 && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        refused = true;
        stopWaiting();
        ByteBuf body = Unpooled.wrappedBuffer(refusal.body(null).getBytes());
        FullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal.status()), body);
        for (Map.Entry<String, String> header : SecurityHeaders.ofProblem().entrySet()) {
            answer.headers().set(header.getKey(), header.getValue());
        }
        answer.headers()
                .set("X-Request-Id", UUID.randomUUID().toString())
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(answer).addListener(sent -> linger(context));
    }

    /** Closes once the answer can have been read: closing while bytes are unread would take it back. */
    private static void linger(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
