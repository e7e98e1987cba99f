package io.bellwether.governance.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What changed this week, here and with the objectives. */
@ApplicationScoped
class Changed {

    private static final Duration WEEK = Duration.ofDays(7);

    /** A page shows this many; the journals have the rest. */
    private static final int SHOWN = 30;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** @param theirs entries of the objectives journal that the caller may read; null when they are not known */
    List<OverviewView.Change> since(JsonNode theirs) {
        Instant since = clock.instant().minus(WEEK);
        List<OverviewView.Change> changes = new ArrayList<>();
        if (theirs != null) {
            for (JsonNode entry : theirs) {
                OverviewView.Change change = theirs(entry);
                if (!change.at().isBefore(since)) {
                    changes.add(change);
                }
            }
        }
        for (Object one : entities.createNativeQuery("""
                        select position, at, who_name, event, subject, department, reason,
                               cast(coalesce(after, before) as text)
                        from journal where at >= ?1 and visibility = 'ALL' order by position desc limit ?2
                        """)
                .setParameter(1, since)
                .setParameter(2, SHOWN)
                .getResultList()) {
            Object[] row = (Object[]) one;
            changes.add(new OverviewView.Change(
                    "governance",
                    ((Number) row[0]).longValue(),
                    (Instant) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    name(tree((String) row[7])),
                    (String) row[5],
                    (String) row[6]));
        }
        return changes.stream()
                .sorted(Comparator.comparing(OverviewView.Change::at)
                        .thenComparing(OverviewView.Change::position)
                        .reversed())
                .limit(SHOWN)
                .toList();
    }

    private static OverviewView.Change theirs(JsonNode entry) {
        return new OverviewView.Change(
                "objectives",
                entry.path("position").asLong(),
                Instant.parse(entry.path("at").asText()),
                entry.at("/by/name").asText(null),
                entry.path("event").asText(),
                entry.path("subject").asText(),
                name(entry.hasNonNull("after") ? entry.get("after") : entry.path("before")),
                entry.path("department").asText(null),
                entry.path("reason").asText(null));
    }

    private static String name(JsonNode state) {
        for (String property : List.of("title", "name", "objectiveType", "sentence")) {
            if (state.path(property).isTextual()) {
                return state.path(property).asText();
            }
        }
        return null;
    }

    private JsonNode tree(String text) {
        try {
            return text == null ? mapper.nullNode() : mapper.readTree(text);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a journal entry cannot be read", corrupt);
        }
    }
}
