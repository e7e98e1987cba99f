package io.bellwether.testing.operations;

import java.net.URI;

/** Where the calls go in: a service's own port, or the gateway. */
public interface Door {

    /** The base address, without a trailing slash, of the service that serves an operation. */
    URI of(String service);

    /** A valid access token, or null for {@link Principal#ANONYMOUS}. */
    String token(Principal principal);

    /** Whether this is the front door, where coarse permission is decided first and services' accounts have no business. */
    boolean isGateway();
}
