package io.bellwether.governance.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * Calendar steps in each of which a value must lie within bounds.
 *
 * @param step {@code day}, {@code week}, {@code month} or {@code quarter}
 * @param needed the share of them that must hold
 */
record Steps(String step, Bounds bounds, BigDecimal needed, LocalDate start, LocalDate end) {

    /** Of a band, or of an {@code every} whose bound is declared, not taken from a baseline. */
    static Optional<Steps> of(DeclaredKpi kpi) {
        JsonNode target = kpi.target();
        String kind = target.path("kind").asText();
        boolean declared = kind.equals("band") || kind.equals("every") && !target.hasNonNull("extra");
        return declared
                ? Optional.of(new Steps(
                        target.path("every").asText(),
                        Bounds.of(target),
                        target.hasNonNull("needed") ? target.get("needed").decimalValue() : BigDecimal.ONE,
                        kpi.start(),
                        kpi.end()))
                : Optional.empty();
    }

    /** How many whole steps lie in both periods; 0 where the steps differ. */
    long sharedWith(Steps other) {
        return step.equals(other.step)
                ? whole(start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end)
                : 0;
    }

    /** How many of so many of its steps have to hold even if all the others do. */
    long mustHoldAmong(long some) {
        long all = whole(start, end);
        long enough = needed.multiply(BigDecimal.valueOf(all))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.max(0, enough - (all - some));
    }

    private long whole(LocalDate from, LocalDate to) {
        long count = 0;
        for (LocalDate begin = firstBeginNotBefore(from); ; begin = next(begin)) {
            if (next(begin).minusDays(1).isAfter(to)) {
                return count;
            }
            count++;
        }
    }

    private LocalDate firstBeginNotBefore(LocalDate day) {
        return switch (step) {
            case "week" -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            case "month" -> day.getDayOfMonth() == 1 ? day : day.with(TemporalAdjusters.firstDayOfNextMonth());
            case "quarter" -> {
                LocalDate month = day.getDayOfMonth() == 1 ? day : day.with(TemporalAdjusters.firstDayOfNextMonth());
                yield month.plusMonths((13 - month.getMonthValue()) % 3);
            }
            default -> day;
        };
    }

    private LocalDate next(LocalDate begin) {
        return switch (step) {
            case "week" -> begin.plusWeeks(1);
            case "month" -> begin.plusMonths(1);
            case "quarter" -> begin.plusMonths(3);
            default -> begin.plusDays(1);
        };
    }
}
