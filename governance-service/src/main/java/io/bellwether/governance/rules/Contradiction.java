package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.measure.Ratio;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether two targets of one formula cannot both be met. What was declared decides where it can: a limit and a total, levels
 * over equal windows, bounds for the same calendar steps; else opposite directions do.
 */
final class Contradiction {

    private final DeclaredKpi first;
    private final DeclaredKpi second;
    private final Ratio factor;

    private Contradiction(DeclaredKpi first, DeclaredKpi second, Ratio factor) {
        this.first = first;
        this.second = second;
        this.factor = factor;
    }

    /**
     * @param factor first = factor × second, not 0
     * @return why not both, as the rest of a sentence; empty when they can, or nobody can tell
     */
    static Optional<String> between(DeclaredKpi first, DeclaredKpi second, Ratio factor) {
        return new Contradiction(first, second, factor).found();
    }

    private Optional<String> found() {
        boolean turned = factor.signum() < 0;
        if (!turned && is(first, "limit") && is(second, "total")) {
            return limitBelowTotal(
                    first,
                    value(first, "atMost"),
                    second,
                    value(second, "atLeast").times(factor));
        }
        if (!turned && is(first, "total") && is(second, "limit")) {
            return limitBelowTotal(second, value(second, "atMost").times(factor), first, value(first, "atLeast"));
        }
        if (is(first, "level") && is(second, "level") && haveEqualWindows()) {
            return Bounds.of(first.target()).meet(Bounds.of(second.target()).times(factor))
                    ? Optional.empty()
                    : Optional.of("no level satisfies both");
        }
        Optional<Steps> one = Steps.of(first);
        Optional<Steps> other = Steps.of(second);
        if (one.isPresent() && other.isPresent()) {
            long shared = one.get().sharedWith(other.get());
            if (shared > 0) {
                return steps(one.get(), other.get(), shared);
            }
        }
        return direction(first) * direction(second) * factor.signum() < 0
                ? Optional.of("one is to rise and the other to fall; that rests on the directions alone")
                : Optional.empty();
    }

    private static Optional<String> limitBelowTotal(
            DeclaredKpi limited, Ratio atMost, DeclaredKpi wanted, Ratio atLeast) {
        boolean inside =
                !wanted.start().isBefore(limited.start()) && !wanted.end().isAfter(limited.end());
        return inside && !limited.canBeNegative() && atMost.compareTo(atLeast) < 0
                ? Optional.of("the limit lies below the total")
                : Optional.empty();
    }

    /** Where the bounds exclude each other, a shared step holds for one of them at most. */
    private Optional<String> steps(Steps one, Steps other, long shared) {
        if (one.bounds().meet(other.bounds().times(factor))) {
            return Optional.empty();
        }
        return one.mustHoldAmong(shared) + other.mustHoldAmong(shared) > shared
                ? Optional.of("no " + one.step() + " satisfies both")
                : Optional.empty();
    }

    private boolean haveEqualWindows() {
        return first.target()
                        .path("over")
                        .asText("period")
                        .equals(second.target().path("over").asText("period"))
                && first.start().equals(second.start())
                && first.end().equals(second.end());
    }

    private static boolean is(DeclaredKpi kpi, String kind) {
        return kpi.target().path("kind").asText().equals(kind);
    }

    private static Ratio value(DeclaredKpi kpi, String property) {
        return Ratio.of(kpi.target().path(property).decimalValue());
    }

    private static int direction(DeclaredKpi kpi) {
        JsonNode target = kpi.target();
        return switch (target.path("kind").asText()) {
            case "total" -> 1;
            case "limit" -> -1;
            case "change" -> signum(target.path("by"));
            case "level", "every" ->
                target.hasNonNull("extra") ? signum(target.path("extra")) : target.hasNonNull("atLeast") ? 1 : -1;
            default -> 0;
        };
    }

    private static int signum(JsonNode number) {
        return number.decimalValue().compareTo(BigDecimal.ZERO);
    }
}
