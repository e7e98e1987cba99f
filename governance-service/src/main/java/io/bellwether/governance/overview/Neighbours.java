package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellwether.governance.peer.Peer;
import io.bellwether.kit.clock.OrganisationZone;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What objectives and measurements contribute. */
@ApplicationScoped
class Neighbours {

    /** Nobody waits longer than this for the overview of what is here. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Entries of a page of the journal: the newest so many are looked through for this week's. */
    private static final int ENTRIES = 100;

    private static final Set<String> COUNTABLE = Set.of("delta", "event", "rating", "duration");

    @Inject
    Peer peer;

    @Inject
    ObjectMapper mapper;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    private LastKnown scorecard;
    private LastKnown journal;
    private LastKnown feeds;

    @PostConstruct
    void begin() {
        scorecard = new LastKnown("objectives", "standings", clock);
        journal = new LastKnown("objectives", "changes of objectives", clock);
        feeds = new LastKnown("measurements", "feeds", clock);
    }

    /** Published objectives with their standings, or null. */
    JsonNode scorecard(String bearer, List<OverviewView.Note> notes) {
        return scorecard.ask(() -> peer.get(objectives, "/api/v1/scorecard", bearer, LIMIT), notes);
    }

    /** The newest entries of the objectives journal up to a position, or null. */
    JsonNode changes(String bearer, long head, List<OverviewView.Note> notes) {
        long after = Math.max(0, head - ENTRIES);
        return journal.ask(
                () -> peer.get(
                                objectives,
                                "/api/v1/journal/objectives?limit=" + ENTRIES + "&after=" + after,
                                bearer,
                                LIMIT)
                        .path("items"),
                notes);
    }

    /** The metrics, each with {@code newest} where anything was ever measured, or null. */
    JsonNode feeds(String bearer, Set<String> wanted, List<OverviewView.Note> notes) {
        return feeds.ask(() -> metrics(bearer, wanted), notes);
    }

    private JsonNode metrics(String bearer, Set<String> wanted) throws Peer.Away {
        ArrayNode metrics = mapper.createArrayNode();
        ArrayNode queries = mapper.createArrayNode();
        String from = zone.today().minusDays(1).toString();
        String to = zone.today().plusDays(1).toString();
        String next = null;
        do {
            JsonNode page = peer.get(
                    measurements, "/api/v1/metrics?limit=200" + (next == null ? "" : "&cursor=" + next), bearer, LIMIT);
            for (JsonNode metric : page.path("items")) {
                String key = metric.path("key").asText();
                if (wanted.contains(key)) {
                    metrics.add(metric);
                    boolean countable = COUNTABLE.contains(metric.path("shape").asText());
                    queries.addObject()
                            .put("id", key)
                            .put("measure", (countable ? "count(" : "last(") + key + ")")
                            .put("from", from)
                            .put("to", to);
                }
            }
            next = page.path("next").asText(null);
        } while (next != null && !next.equals("null"));
        JsonNode results = queries.isEmpty()
                ? mapper.createArrayNode()
                : peer.post(
                                measurements,
                                "/api/v1/aggregates",
                                bearer,
                                mapper.createObjectNode().set("queries", queries),
                                LIMIT)
                        .path("results");
        ArrayNode feeds = mapper.createArrayNode();
        for (int i = 0; i < metrics.size(); i++) {
            feeds.addObject()
                    .put("key", metrics.get(i).path("key").asText())
                    .put("name", metrics.get(i).path("name").asText())
                    .put("department", metrics.get(i).path("department").asText())
                    .put("cadence", metrics.get(i).path("cadence").asText(null))
                    .put("newest", results.path(i).at("/inputs/0/metricNewest").asText(null))
                    .put(
                            "completeUntil",
                            results.path(i).at("/inputs/0/completeUntil").asText(null));
        }
        return feeds;
    }
}
