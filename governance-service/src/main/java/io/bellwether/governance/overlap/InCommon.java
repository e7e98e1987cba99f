package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.peer.Peer;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.remote.ServiceIdentity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks how many measurements the two sides of an overlap read in common, on the days that both have until now: once when
 * it is found, and again each day. While measurements is away, nothing is said about it.
 */
@ApplicationScoped
public class InCommon {

    private static final Logger LOG = Logger.getLogger(InCommon.class);

    /** Overlaps of one request: three queries for each pair of selections that meet. */
    private static final int AT_ONCE = 50;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    @Inject
    Peer peer;

    @Inject
    ServiceIdentity identity;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    private record Due(UUID id, long version, JsonNode formulas) {}

    @Scheduled(
            every = "${bellwether.in-common.every}",
            delayed = "${bellwether.in-common.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<Due> due = QuarkusTransaction.requiringNew().call(this::due);
        if (!due.isEmpty()) {
            look(due);
        }
    }

    /**
     * Kept in the order in which everybody locks overlaps. Where a metric is not what it was when the formula was stated, one
     * question is refused, not those of the others.
     */
    private void look(List<Due> due) {
        ArrayNode queries = mapper.createArrayNode();
        due.forEach(one -> ask(one, queries));
        try {
            JsonNode results = queries.isEmpty()
                    ? mapper.createArrayNode()
                    : peer.post(
                                    measurements,
                                    "/api/v1/aggregates",
                                    identity.bearer(),
                                    mapper.createObjectNode().set("queries", queries),
                                    LIMIT)
                            .path("results");
            QuarkusTransaction.requiringNew().run(() -> due.stream()
                    .sorted(Comparator.comparing(one -> one.id().toString()))
                    .forEach(one -> keep(one, results)));
        } catch (Peer.Away away) {
            if (away.isRefusal() && due.size() > 1) {
                due.forEach(one -> look(List.of(one)));
                return;
            }
            if (away.isRefusal()) {
                QuarkusTransaction.requiringNew().run(() -> keep(due.get(0), mapper.createArrayNode()));
            }
            LOG.debugf("what overlaps have in common is not known right now: %s", away.getMessage());
        }
    }

    private List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (Object one : entities.createNativeQuery("""
                        select id, version, cast(evidence -> 0 as text) from overlap
                        where kind in ('contained-kpi', 'shared-input') and present
                          and (in_common_at is null or in_common_at < ?1)
                        order by in_common_at nulls first limit ?2
                        """)
                .setParameter(1, clock.instant().minus(Duration.ofDays(1)))
                .setParameter(2, AT_ONCE)
                .getResultList()) {
            Object[] row = (Object[]) one;
            due.add(new Due((UUID) row[0], ((Number) row[1]).longValue(), tree((String) row[2])));
        }
        return due;
    }

    /** The days that both have, until today; none when they are all to come. */
    private Optional<String[]> window(JsonNode formulas) {
        LocalDate from = LocalDate.parse(formulas.path("from").asText());
        LocalDate until = LocalDate.parse(formulas.path("to").asText()).plusDays(1);
        LocalDate tomorrow = zone.today().plusDays(1);
        LocalDate to = until.isBefore(tomorrow) ? until : tomorrow;
        return from.isBefore(to) ? Optional.of(new String[] {from.toString(), to.toString()}) : Optional.empty();
    }

    private void ask(Due one, ArrayNode queries) {
        window(one.formulas()).ifPresent(window -> {
            int index = 0;
            for (JsonNode meeting : one.formulas().path("meetings")) {
                for (String side : List.of("first", "second", "common")) {
                    queries.addObject()
                            .put("id", id(one, index, side))
                            .put("measure", meeting.path(side).asText())
                            .put("from", window[0])
                            .put("to", window[1]);
                }
                index++;
            }
        });
    }

    private static String id(Due one, int meeting, String side) {
        return one.id() + "/" + meeting + "/" + side;
    }

    private void keep(Due one, JsonNode results) {
        ObjectNode said = said(one, results);
        entities.createNativeQuery("""
                        update overlap set in_common = cast(?1 as json), in_common_at = ?2
                        where id = ?3 and version = ?4
                        """)
                .setParameter(1, said == null ? null : said.toString())
                .setParameter(2, clock.instant())
                .setParameter(3, one.id())
                .setParameter(4, one.version())
                .executeUpdate();
    }

    /** The pair of selections with the largest share stands first and makes the sentence; null when nothing was measured. */
    private ObjectNode said(Due one, JsonNode results) {
        List<ObjectNode> shares = new ArrayList<>();
        int index = 0;
        for (JsonNode meeting : one.formulas().path("meetings")) {
            long first = count(results, id(one, index, "first"));
            long second = count(results, id(one, index, "second"));
            long common = count(results, id(one, index, "common"));
            index++;
            if (first + second > 0) {
                shares.add(mapper.createObjectNode()
                        .put("first", meeting.path("first").asText())
                        .put("second", meeting.path("second").asText())
                        .put("measurements", common)
                        .put("share", part(common, first + second - common))
                        .put("ofFirst", part(common, first))
                        .put("ofSecond", part(common, second)));
            }
        }
        if (shares.isEmpty()) {
            return null;
        }
        shares.sort((left, right) ->
                right.get("share").decimalValue().compareTo(left.get("share").decimalValue()));
        ObjectNode most = shares.get(0);
        String[] window = window(one.formulas()).orElseThrow();
        ObjectNode said = mapper.createObjectNode();
        said.put("rule", "in-common");
        said.put("sentence", sentence(most));
        said.set("share", most.get("share"));
        said.set("measurements", most.get("measurements"));
        said.putArray("meetings").addAll(shares);
        said.put("from", window[0]);
        said.put("to", window[1]);
        said.put("asOf", Instant.now(clock).toString());
        return said;
    }

    private static String sentence(ObjectNode most) {
        String first = most.get("first").asText();
        String second = most.get("second").asText();
        return first.equals(second)
                ? "Both read every measurement of " + first + ": " + most.get("measurements") + " so far."
                : "Of the measurements that " + first + " or " + second + " read so far, both read "
                        + percent(most.get("share").decimalValue()) + " (" + most.get("measurements") + ").";
    }

    private static long count(JsonNode results, String id) {
        for (JsonNode result : results) {
            if (result.path("id").asText().equals(id)) {
                return result.path("measurements").asLong();
            }
        }
        return 0;
    }

    private static BigDecimal part(long some, long all) {
        return all <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(some).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_EVEN);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN) + " %";
    }

    private JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException corrupt) {
            throw new IllegalStateException("an overlap cannot be read", corrupt);
        }
    }
}
