package io.bellwether.gateway.route;

import static io.bellwether.gateway.route.Route.Upstream.GOVERNANCE;
import static io.bellwether.gateway.route.Route.Upstream.MEASUREMENTS;
import static io.bellwether.gateway.route.Route.Upstream.OBJECTIVES;

import io.bellwether.gateway.route.Route.Upstream;
import java.util.Map;
import java.util.Optional;

/** To which service a kind of thing belongs, and what Keycloak calls doing something with it. */
final class Routes {

    private static final String BASE = "/api/v1/";

    private record Kind(Upstream upstream, String resource, String writing) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("objectives", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("objectives.yaml", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("kpis", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("initiatives", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("assessment-rounds", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("templates", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("scorecard", new Kind(OBJECTIVES, "objectives", "write")),
            Map.entry("metrics", new Kind(MEASUREMENTS, "metrics", "write")),
            Map.entry("measurements", new Kind(MEASUREMENTS, "measurements", "ingest")),
            Map.entry("aggregates", new Kind(MEASUREMENTS, "measurements", "read")),
            Map.entry("sources", new Kind(MEASUREMENTS, "sources", "administer")),
            Map.entry("import-profiles", new Kind(MEASUREMENTS, "imports", "write")),
            Map.entry("imports", new Kind(MEASUREMENTS, "imports", "write")),
            Map.entry("watches", new Kind(MEASUREMENTS, "incidents", "write")),
            Map.entry("incidents", new Kind(MEASUREMENTS, "incidents", "write")),
            Map.entry("departments", new Kind(GOVERNANCE, "governance", "administer")),
            Map.entry("objective-types", new Kind(GOVERNANCE, "governance", "write")),
            Map.entry("responsibilities", new Kind(GOVERNANCE, "governance", "write")),
            Map.entry("overlaps", new Kind(GOVERNANCE, "overlaps", "write")),
            Map.entry("decisions", new Kind(GOVERNANCE, "overlaps", "decide")),
            Map.entry("overview", new Kind(GOVERNANCE, "governance", "write")),
            Map.entry("webhooks", new Kind(GOVERNANCE, "webhooks", "write")),
            Map.entry("me", new Kind(GOVERNANCE, "governance", "write")),
            Map.entry("organisation", new Kind(GOVERNANCE, "governance", "write")));

    private static final Map<String, Upstream> RECORDS =
            Map.of("objectives", OBJECTIVES, "measurements", MEASUREMENTS, "governance", GOVERNANCE);

    private Routes() {}

    /** The route of a request that is promised, or nothing when nobody serves it. */
    static Optional<Route> of(String method, String path) {
        if (!path.startsWith(BASE)) {
            return Optional.empty();
        }
        String[] segments = path.substring(BASE.length()).split("/", -1);
        if (segments[0].equals("changes") || segments[0].equals("journal")) {
            return record(segments);
        }
        Kind kind = KINDS.get(segments[0]);
        if (kind == null) {
            return Optional.empty();
        }
        boolean sends = !method.equals("GET") && !method.equals("HEAD");
        boolean streams =
                sends && segments.length == 1 && (segments[0].equals("measurements") || segments[0].equals("imports"));
        return Optional.of(new Route(
                kind.upstream(),
                kind.resource(),
                scope(method, segments, kind),
                streams ? Route.Way.STREAM : Route.Way.USUAL));
    }

    private static Optional<Route> record(String[] segments) {
        boolean all = segments.length == 2 && segments[0].equals("journal") && segments[1].equals("verify");
        Upstream upstream = all ? GOVERNANCE : segments.length < 2 ? null : RECORDS.get(segments[1]);
        Route.Way way = segments[0].equals("changes") ? Route.Way.LONG_POLL : Route.Way.USUAL;
        return Optional.ofNullable(upstream).map(found -> new Route(found, "records", "read", way));
    }

    private static String scope(String method, String[] segments, Kind kind) {
        if (method.equals("GET") || method.equals("HEAD")) {
            return "read";
        }
        String last = segments[segments.length - 1];
        if (segments[0].equals("overlaps") && last.equals("decisions")) {
            return "decide";
        }
        // consent and assessments are for other roles, too: whose they are is decided on the object
        if (segments[0].equals("objectives") && last.equals("consent")
                || segments[0].equals("assessment-rounds") && last.equals("assessments")) {
            return "decide";
        }
        return kind.writing();
    }
}
