package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Trigrams;
import io.bellwether.measure.Canonical;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the objectives feed told last of one objective, KPI or initiative.
 *
 * @param kind {@code objective}, {@code kpi} or {@code initiative}
 * @param body its state, null when it was deleted
 */
record Declaration(String kind, String id, JsonNode body) {

    /** Whether it counts: its objective is active, and an initiative has not ended. */
    boolean active() {
        return body != null
                && (kind.equals("objective")
                        ? body.path("status").asText().equals("active")
                        : body.path("objectiveStatus").asText().equals("active")
                                && !body.path("status").asText().equals("ended"));
    }

    /** The KPI, if it has a formula. */
    Optional<DeclaredKpi> kpi(Formulas formulas) {
        if (!body.path("canonical").isTextual()) {
            return Optional.empty();
        }
        Canonical canonical = formulas.of(body.path("canonical").asText());
        return Optional.of(new DeclaredKpi(
                id,
                body.path("name").asText(),
                body.path("department").asText(),
                body.path("objective").asText(),
                canonical,
                body.path("target"),
                date("period", "start").orElseThrow(),
                date("period", "end").orElseThrow(),
                body.path("canBeNegative").isBoolean()
                        ? body.path("canBeNegative").booleanValue()
                        : canonical.canBeNegative(metric -> Optional.empty()),
                Optional.ofNullable(body.path("shared").path("kpi").textValue())));
    }

    /** The initiative; a start or end that it does not declare is its objective's. */
    DeclaredInitiative initiative() {
        Optional<LocalDate> start = date("period", "start");
        Optional<LocalDate> end = date("period", "end");
        return new DeclaredInitiative(
                id,
                body.path("title").asText(),
                Trigrams.of(body.path("title").asText()),
                body.path("department").asText(),
                body.path("objective").asText(),
                strings(body.path("channels")),
                strings(body.path("audiences")),
                strings(body.path("campaigns")),
                start.or(() -> date("objectivePeriod", "start")).orElseThrow(),
                end.or(() -> date("objectivePeriod", "end")).orElseThrow(),
                start.isPresent() && end.isPresent());
    }

    private Optional<LocalDate> date(String period, String day) {
        JsonNode date = body.path(period).path(day);
        return date.isTextual() && !date.asText().isEmpty()
                ? Optional.of(LocalDate.parse(date.asText()))
                : Optional.empty();
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
