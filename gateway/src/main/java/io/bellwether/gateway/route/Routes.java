package io.bellwether.gateway.route;

import static io.bellwether.gateway.route.Route.Upstream.GOVERNANCE;
import static io.bellwether.gateway.route.Route.Upstream.MEASUREMENTS;
import static io.bellwether.gateway.route.Route.Upstream.OBJECTIVES;

import io.bellwether.gateway.route.Route.Upstream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of what is let through; what is not on it does not exist. */
public final class Routes {

    private static final String BASE = "/api/v1/";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

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

    /** The route of a request, or nothing when the path is not served. */
    public static Optional<Route> of(String method, String path) {
        if (!path.startsWith(BASE) || !METHODS.contains(method)) {
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
        boolean streams = segments[0].equals("measurements") || segments[0].equals("imports");
        return Optional.of(new Route(kind.upstream(), kind.resource(), scope(method, segments, kind), streams));
    }

    private static Optional<Route> record(String[] segments) {
        if (segments.length == 2 && segments[0].equals("journal") && segments[1].equals("verify")) {
            return Optional.of(new Route(GOVERNANCE, "records", "read", false));
        }
        Upstream upstream = segments.length < 2 ? null : RECORDS.get(segments[1]);
        return upstream == null ? Optional.empty() : Optional.of(new Route(upstream, "records", "read", false));
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
