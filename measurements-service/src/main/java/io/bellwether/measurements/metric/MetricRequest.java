package io.bellwether.measurements.metric;

import static io.bellwether.kit.problem.ProblemException.invalid;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellwether.kit.json.Nearest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A metric as it is stated: what is left out gets the default of its shape. */
record MetricRequest(
        @NotNull
        @Size(max = 100)
        @Pattern(
                regexp = "[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*",
                message = "a key is parts of a-z, 0-9 and _ joined by dots, beginning with a letter, without hyphens")
        String key,

        @NotBlank @Size(max = 200) String name,
        @NotNull Shape shape,
        @NotBlank @Size(max = 50) String unit,
        @NotBlank @Size(max = 100) String department,
        @NotNull @Size(max = 40) String cadence,
        @Size(max = 2000) String description,

        @Size(max = 16, message = "a metric has at most 16 dimensions")
        List<
                        @NotNull @Size(max = 50)
                        @Pattern(
                                regexp = "[a-z][a-z0-9_]*",
                                message = "a dimension is a-z, 0-9 and _, beginning with a letter")
                        String>
                dimensions,

        @Size(max = 40) String finalAfter,
        Boolean additive,
        BigDecimal min,
        BigDecimal max,
        @Size(max = 40) String window,
        Boolean actors,
        Boolean startsAtZero,
        @Size(max = 40) String maturity,

        @Size(max = 50) List<@NotNull @Valid DefinitionChange> definitionChanges,

        @JsonProperty(access = JsonProperty.Access.READ_WRITE)
        Integer version) {

    /** Names that a measurement line has itself, so that tables can hold both. */
    private static final Set<String> RESERVED = Set.of(
            "metric", "at", "value", "id", "key", "weight", "actor", "revision", "absent", "source", "complete_until");

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    /** The definition with the defaults of its shape; every rule that is not kept is refused by its pointer. */
    MetricDefinition definition(int nextVersion) {
        dimensionsAreDifferentAndNotReserved();
        valuesHaveBoundsThatFitTheShape();
        boolean sums = additive == null ? shape.additive() : additive;
        if (sums && !shape.additive()) {
            throw invalid(
                    "/additive",
                    "not-additive",
                    "A " + shape.key() + " does not add up over time or segments; leave additive out.");
        }
        if ((window != null) != (shape == Shape.DISTINCT)) {
            throw invalid(
                    "/window",
                    "window-of-distinct",
                    window == null
                            ? "A distinct metric states the window over which people are different, for instance P7D."
                            : "Only a distinct metric has a window.");
        }
        if (Boolean.TRUE.equals(startsAtZero) && shape != Shape.CUMULATIVE) {
            throw invalid(
                    "/startsAtZero", "only-cumulative", "Only a cumulative metric has a first reading to start from.");
        }
        if (Boolean.TRUE.equals(actors) && !(shape == Shape.DELTA || shape == Shape.EVENT || shape == Shape.DURATION)) {
            throw invalid("/actors", "no-actors", "Who did it is known only of delta, event and duration metrics.");
        }
        BigDecimal least = min == null && shape != Shape.GAUGE && shape != Shape.RATING ? BigDecimal.ZERO : min;
        if (least != null && max != null && least.compareTo(max) >= 0) {
            throw invalid("/max", "max-above-min", "max must be above min.");
        }
        return new MetricDefinition(
                key,
                name.strip(),
                shape,
                unit.strip(),
                department,
                Spans.read("/cadence", cadence, true),
                description,
                dimensions == null ? List.of() : dimensions,
                finalAfter == null ? "PT0S" : Spans.read("/finalAfter", finalAfter, false),
                sums,
                least,
                max,
                window == null ? null : Spans.read("/window", window, true),
                Boolean.TRUE.equals(actors),
                Boolean.TRUE.equals(startsAtZero),
                maturity == null ? null : Spans.read("/maturity", maturity, false),
                changesInTheirOrder(),
                nextVersion);
    }

    private void dimensionsAreDifferentAndNotReserved() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; dimensions != null && i < dimensions.size(); i++) {
            if (!seen.add(dimensions.get(i))) {
                throw invalid("/dimensions/" + i, "duplicate", "This dimension is named twice.");
            }
            if (RESERVED.contains(dimensions.get(i))) {
                throw invalid(
                        "/dimensions/" + i,
                        "reserved",
                        "\"" + dimensions.get(i) + "\" is a word of every measurement and cannot be a dimension.");
            }
        }
    }

    private List<DefinitionChange> changesInTheirOrder() {
        List<DefinitionChange> changes = definitionChanges == null ? List.of() : definitionChanges;
        for (int i = 0; i < changes.size(); i++) {
            LocalDate day = changes.get(i).from();
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw invalid(
                        "/definitionChanges/" + i + "/from",
                        "out-of-range",
                        "A definition changes on a day of the years 1990 to 2100.");
            }
            if (i > 0 && !day.isAfter(changes.get(i - 1).from())) {
                throw invalid(
                        "/definitionChanges/" + i + "/from",
                        "not-in-order",
                        "State changes of the definition in the order of their days, one a day.");
            }
        }
        return changes;
    }

    private void valuesHaveBoundsThatFitTheShape() {
        if (shape == Shape.RATING && (min == null || max == null)) {
            throw invalid(min == null ? "/min" : "/max", "bounds-of-rating", "A rating states its scale: min and max.");
        }
        if (shape == Shape.DURATION && min != null && min.signum() < 0) {
            throw invalid("/min", "duration-not-negative", "A duration is not negative.");
        }
    }

    /** The known key that a mistyped one most likely means, as the end of a sentence. */
    static String suggestion(String typed, java.util.Collection<String> known) {
        return Nearest.of(typed, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".");
    }
}
