package io.bellwether.gateway.route;

/**
 * What a request is about.
 *
 * @param upstream the service that answers
 * @param resource the kind of resource in Keycloak's authorization services
 * @param scope what is done with it there: {@code read}, {@code write}, {@code decide}, {@code ingest}, {@code administer}
 * @param way how it travels
 */
public record Route(Upstream upstream, String resource, String scope, Way way) {

    /** The services. */
    public enum Upstream {
        OBJECTIVES,
        MEASUREMENTS,
        GOVERNANCE
    }

    /** How a request travels; each way has its own connections, so that none takes those of another. */
    public enum Way {
        /** The body is taken whole, up to its limit, before a service hears of it. */
        USUAL,
        /** The body has no limit and goes on as it comes. */
        STREAM,
        /** The answer may wait for news. */
        LONG_POLL
    }
}
