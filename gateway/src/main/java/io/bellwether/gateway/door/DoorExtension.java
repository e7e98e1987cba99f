package io.bellwether.gateway.door;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts the door's two handlers into every connection that speaks HTTP/1.1: a stricter decoder and the guard behind it. */
public final class DoorExtension extends ChannelInitializerExtension {

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst("door", new Installer());
    }

    /** Waits until HTTP's own handlers are there: at the first bytes, with TLS at the first ones after the handshake. */
    private static final class Installer extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            install(context);
            super.channelActive(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
            install(context);
            super.channelRead(context, bytes);
        }

        private static void install(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            ChannelHandlerContext decoder = pipeline.context(VertxHttpRequestDecoder.class);
            if (decoder == null || pipeline.get(DoorGuard.class) != null) {
                return;
            }
            Limits limits = Limits.CONFIGURED;
            pipeline.replace(decoder.name(), decoder.name(), new StrictDecoder(limits.options()));
            pipeline.addBefore("handler", "guard", new DoorGuard(limits.firstMillis(), limits.nextMillis()));
            pipeline.remove("door");
        }
    }

    /**
     * What is taken.
     *
     * @param options the longest request line and head
     * @param firstMillis how long a new connection may take to ask for something
     * @param nextMillis how long one that has asked may wait to ask again, whatever trickles in meanwhile
     */
    private record Limits(HttpServerOptions options, long firstMillis, long nextMillis) {

        static final Limits CONFIGURED = new Limits(
                new HttpServerOptions()
                        .setMaxInitialLineLength(number("quarkus.http.limits.max-initial-line-length"))
                        .setMaxHeaderSize(number("bellwether.door.max-head-bytes")),
                number("bellwether.door.first-request-millis"),
                number("bellwether.door.next-request-millis"));

        private static int number(String property) {
            return ConfigProvider.getConfig().getValue(property, Integer.class);
        }
    }
}
