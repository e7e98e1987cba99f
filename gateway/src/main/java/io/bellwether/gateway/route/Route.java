package io.bellwether.gateway.route;

/**
 * What a request is about.
 *
 * @param upstream the service that answers
 * @param resource the kind of resource in Keycloak's authorization services
 * @param scope what is done with it there: {@code read}, {@code write}, {@code decide}, {@code ingest}, {@code administer}
 * @param streams whether its bodies have no limit here, because they are read as they come
 */
public record Route(Upstream upstream, String resource, String scope, boolean streams) {

    /** The services. */
    public enum Upstream {
        OBJECTIVES,
        MEASUREMENTS,
        GOVERNANCE
    }
}
