package io.bellwether.objectives.evaluation;

import io.bellwether.forecast.Comparison;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;

/**
 * Whether a {@code change} is more than noise: whole weeks of the value's window against whole weeks of the baseline's,
 * so that the mix of weekdays is equal; days of whole weeks where there are fewer than four.
 */
public final class Noises {

    private static final int WEEKS = 4;
    private static final int DAYS_OF_WEEK = 7;

    /** Two weeks of days. */
    private static final int FEWEST_DAYS = 14;

    private static final MathContext DIGITS = new MathContext(6);

    private static final String CAUSE =
            " It shows no cause: compare with a segment or channel that nothing was done to.";

    private Noises() {}

    /** Whole ISO weeks within a window; null where there is none. */
    public static Window weeks(Window window, Moment moment) {
        LocalDate first = window.from().atZone(moment.zone()).toLocalDate();
        if (moment.startOf(first).isBefore(window.from())) {
            first = first.plusDays(1);
        }
        LocalDate monday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        LocalDate end = window.to().atZone(moment.zone()).toLocalDate();
        long whole = ChronoUnit.DAYS.between(monday, end) / DAYS_OF_WEEK;
        return whole < 1
                ? null
                : new Window(moment.startOf(monday), moment.startOf(monday.plusDays(whole * DAYS_OF_WEEK)));
    }

    /** Both windows of the comparison, whole weeks each; empty where there is none. */
    public static Map<String, Window> windows(Definition definition, Moment moment) {
        if (!(definition.target() instanceof Target.Change change)) {
            return Map.of();
        }
        Window baseline = Questions.baselineWindow(change.baseline(), moment, change.over());
        Window before = baseline == null ? null : weeks(baseline, moment);
        Window now = weeks(Questions.value(change.over(), moment), moment);
        return before == null || now == null ? Map.of() : Map.of("before", before, "now", now);
    }

    /** Compares; null for what is no change, or without figure. */
    public static Noise of(Standing standing, Course before, Course now) {
        if (standing.value() == null || standing.baseline() == null) {
            return null;
        }
        Course coarseBefore = weekly(before);
        Course coarseNow = weekly(now);
        if (coarseBefore.known().length >= WEEKS && coarseNow.known().length >= WEEKS) {
            return told(Comparison.of(coarseBefore.known(), coarseNow.known()), coarseBefore, coarseNow, "weeks");
        }
        if (before.known().length >= FEWEST_DAYS && now.known().length >= FEWEST_DAYS) {
            return told(Comparison.of(before.known(), now.known()), before, now, "days");
        }
        int observations = before.known().length + now.known().length;
        return new Noise(
                "too-few",
                null,
                null,
                null,
                observations,
                null,
                "Too few whole weeks to tell a change from noise: at least two on either side are needed.");
    }

    /** Averages per day of whole weeks; a week with a day without a figure is left out. */
    private static Course weekly(Course days) {
        BigDecimal[] weeks = new BigDecimal[days.values().size() / DAYS_OF_WEEK];
        for (int week = 0; week < weeks.length; week++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int day = 0; day < DAYS_OF_WEEK && sum != null; day++) {
                BigDecimal value = days.values().get(week * DAYS_OF_WEEK + day);
                sum = value == null ? null : sum.add(value);
            }
            weeks[week] = sum == null ? null : sum.divide(BigDecimal.valueOf(DAYS_OF_WEEK), Evaluator.DIGITS);
        }
        return new Course(Step.WEEK, Arrays.asList(weeks));
    }

    private static Noise told(Comparison found, Course before, Course now, String periods) {
        int observations = before.known().length + now.known().length;
        BigDecimal low = rounded(found.low());
        BigDecimal high = rounded(found.high());
        boolean more = found.isMoreThanNoise();
        return new Noise(
                more ? "yes" : "no",
                rounded(found.difference()),
                low,
                high,
                observations,
                "welch-" + periods,
                (more
                                ? "The change is more than the figures vary by themselves: "
                                : "The figures vary so much by themselves that the change may be chance: ")
                        + "over " + before.known().length + " and " + now.known().length + " whole " + periods
                        + " the difference lies between " + low.toPlainString() + " and " + high.toPlainString()
                        + " with a probability of 95 %." + CAUSE);
    }

    private static BigDecimal rounded(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
