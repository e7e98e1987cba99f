package io.bellwether.stack;

import java.net.URI;

/** A running stack as its clients see it: the gateway's address and access tokens of the demo people. */
public interface StackAccess {

    /** The gateway's base address without a trailing slash. */
    URI gateway();

    /**
     * A valid access token, renewed as needed.
     *
     * @param name a demo person ({@code owner.human-resources}, {@code coordinator} …) or {@code demo-feed}
     */
    String token(String name);
}
