package io.bellwether.measurements.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.json.StrictJson;
import io.bellwether.kit.problem.ProblemException;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * What somebody states of a watch.
 *
 * @param grain {@code hour} or {@code day}: by which the measure is followed
 * @param department whose watch it is; may be left out by an owner of one department
 * @param direction {@code up} (by default) or {@code down}
 * @param detector {@code "ratio"}, or {@code {kind: ratio, factor, minimum}}: how many times as much, 3 by default, and by
 *     how much at least, 10 by default
 * @param coolDown so long after it was last out of course the same incident goes on, 31 days at most; six hours or a day
 *     by default
 */
@JsonIgnoreProperties({"id", "version"})
record WatchRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\n\\r\\t]*", message = "is one line")
        String name,

        @NotBlank @Size(max = 2_000) String measure,

        @NotBlank @Pattern(regexp = "hour|day", message = "is hour or day")
        String grain,

        @Size(max = 100) String department,

        @Pattern(regexp = "up|down", message = "is up or down")
        String direction,

        JsonNode detector,
        @Size(max = 30) String coolDown) {

    /** What is a month apart is never one incident; unbounded, instants overflow. */
    private static final Duration LONGEST_COOL_DOWN = Duration.ofDays(31);

    private static final BigDecimal USUAL_FACTOR = BigDecimal.valueOf(3);
    private static final BigDecimal USUAL_MINIMUM = BigDecimal.TEN;

    /** The one kind of detector. */
    record Ratio(
            String kind, BigDecimal factor, @DecimalMin("0") BigDecimal minimum) {}

    Ratio ratio() {
        if (detector == null || detector.isNull()) {
            return new Ratio("ratio", USUAL_FACTOR, USUAL_MINIMUM);
        }
        if (!detector.isTextual() && !detector.isObject()) {
            throw ProblemException.invalid(
                    "/detector", "wrong-type", "detector is \"ratio\" or an object of that kind.");
        }
        Ratio stated = detector.isTextual()
                ? new Ratio(detector.textValue(), null, null)
                : StrictJson.bind(detector, Ratio.class);
        if (!"ratio".equals(stated.kind())) {
            throw ProblemException.invalid("/detector/kind", "one-of", "There is one kind of detector: ratio.");
        }
        BigDecimal factor = stated.factor() == null ? USUAL_FACTOR : stated.factor();
        BigDecimal minimum = stated.minimum() == null ? USUAL_MINIMUM : stated.minimum();
        if (factor.compareTo(BigDecimal.ONE) <= 0) {
            throw ProblemException.invalid("/detector/factor", "above-1", "factor is above 1.");
        }
        if (minimum.signum() < 0) {
            throw ProblemException.invalid("/detector/minimum", "not-negative", "minimum is not negative.");
        }
        return new Ratio("ratio", factor, minimum);
    }

    String coolDownOrUsual() {
        if (coolDown == null) {
            return grain.equals("hour") ? "PT6H" : "PT24H";
        }
        try {
            Duration stated = Duration.parse(coolDown);
            if (stated.compareTo(LONGEST_COOL_DOWN) > 0) {
                throw ProblemException.invalid("/coolDown", "too-long", "coolDown is 31 days at most.");
            }
            if (!stated.isNegative()) {
                return coolDown;
            }
        } catch (DateTimeException unreadable) {
            throw (ProblemException) notADuration().initCause(unreadable);
        }
        throw notADuration();
    }

    private static ProblemException notADuration() {
        return ProblemException.invalid(
                "/coolDown", "not-a-duration", "coolDown is an ISO 8601 duration of hours or days, like PT6H or P1D.");
    }
}
