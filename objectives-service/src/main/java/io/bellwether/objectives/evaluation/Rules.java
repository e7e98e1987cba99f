package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused when a KPI is saved, because no figure could ever be right. Each method is named as its rule. */
public final class Rules {

    private static final Set<Aggregate> OF_EQUAL_WINDOWS = Set.of(Aggregate.MIN, Aggregate.MAX, Aggregate.DISTINCT);
    private static final BigDecimal MINUS_HUNDRED = new BigDecimal(-100);

    private final Definition definition;
    private final Moment period;
    private final List<Fault> faults = new ArrayList<>();

    private Rules(Definition definition, Moment period) {
        this.definition = definition;
        this.period = period;
    }

    /** The faults of a definition whose measure and target could be read. */
    public static List<Fault> faults(Definition definition, LocalDate start, LocalDate end, java.time.ZoneId zone) {
        Moment period = new Moment(start, end, null, start.atStartOfDay(zone).toInstant(), zone);
        Rules rules = new Rules(definition, period);
        rules.check();
        return rules.faults;
    }

    private void check() {
        switch (definition.target()) {
            case Target.Total total -> {
                aSumIsAskedFor();
                if (total.atLeast().signum() <= 0) {
                    fault("/target/atLeast", "above-zero", "A total is more than 0.");
                }
            }
            case Target.Limit limit -> {
                aSumIsAskedFor();
                if (limit.atMost().signum() < 0) {
                    fault("/target/atMost", "not-negative", "A limit is not below 0.");
                }
            }
            case Target.Level level -> level(level);
            case Target.Change change -> change(change);
            case Target.Every every -> every(every);
            case Target.Band band -> {
                aWholePeriodFits(band.every());
                if (band.min().compareTo(band.max()) > 0) {
                    fault("/target/max", "order", "max is not below min.");
                }
            }
            case Target.Rubric rubric -> {}
            case Target.Response response -> {}
        }
        carryIsForPeriodsOfLevels();
        thresholdsAreInOrder();
        theCurveFits();
        minimumIsForFigures();
    }

    private void aSumIsAskedFor() {
        if (definition.canonical() != null && !definition.canonical().isAdditive()) {
            fault(
                    "/measure",
                    "not-additive",
                    "This kind of target adds up over the period; the measure does not. Use sum or count, or a level.");
        }
    }

    private void level(Target.Level level) {
        theDegreeIsZeroOrOne();
        if (definition.isAdditive() && level.over() == null) {
            fault(
                    "/target/over",
                    "sum-over-period",
                    "A sum over the whole period is no level; use a total, a limit or a change, or a trailing window like P30D.");
        }
        if (level.baseline() == null) {
            return;
        }
        theBaselineFits(level.baseline(), level.over());
        if (level.baseline() instanceof Baseline.Fixed fixed) {
            BigDecimal from = fixed.value();
            if (definition.isAdditive() && fixed.from() != null && level.over() != null) {
                from = BaselineFigure.of(definition, fixed, period, java.util.Map.of(), level.over(), true)
                        .value()
                        .multiply(BigDecimal.valueOf(level.over().wholeDays()));
            }
            int distance = level.bound().compareTo(from);
            if (distance == 0) {
                fault(
                        "/target/baseline/value",
                        "no-distance",
                        "The baseline equals the target, so nothing is to be reached; a band keeps a figure where it is.");
            } else if ((distance > 0) != (level.atLeast() != null)) {
                fault("/target/baseline/value", "baseline-beyond-target", "The baseline already satisfies the target.");
            }
        }
    }

    private void change(Target.Change change) {
        theDegreeIsZeroOrOne();
        if (change.by().signum() == 0) {
            fault("/target/by", "no-distance", "A change by 0 has no direction; a band keeps a figure where it is.");
        }
        if (change.percent() && definition.canonical() != null && canBeNegative()) {
            fault(
                    "/target/unit",
                    "percentage-of-a-signed-score",
                    "A percentage of a signed score is undefined: the measure can be negative. State the change in points.");
        }
        if (change.percent() && change.by().compareTo(MINUS_HUNDRED) < 0) {
            fault("/target/by", "below-minus-100-percent", "Nothing falls by more than 100 %.");
        }
        theBaselineFits(change.baseline(), change.over());
        windowsAreOfEqualLength(change);
    }

    private void windowsAreOfEqualLength(Target.Change change) {
        if (definition.canonical() == null
                || change.baseline() == null
                || definition.canonical().inputs().stream()
                        .noneMatch(one -> OF_EQUAL_WINDOWS.contains(one.aggregate()))) {
            return;
        }
        Window window =
                switch (change.baseline()) {
                    case Baseline.Days days -> Questions.baselineWindow(days, period, change.over());
                    case Baseline.Preceding preceding -> period.preceding();
                    default -> null;
                };
        if (window == null) {
            return;
        }
        long ours = change.over() != null
                ? change.over().wholeDays()
                : ChronoUnit.DAYS.between(period.start(), period.end().plusDays(1));
        if (period.days(window).compareTo(BigDecimal.valueOf(ours)) != 0) {
            fault(
                    "/target/baseline",
                    "unequal-windows",
                    "min, max and distinct can only be compared over windows of equal length.");
        }
    }

    private void every(Target.Every every) {
        aWholePeriodFits(every.every());
        if (every.extra() == null) {
            return;
        }
        theBaselineFits(every.baseline(), null);
        if (!(every.baseline() instanceof Baseline.Fixed) && every.baseline() != null) {
            Window window = Questions.everyBaselineWindow(every, period);
            if (Questions.inside(every.every(), window, period).isEmpty()) {
                fault("/target/baseline", "no-whole-period", "No whole period lies inside the baseline's window.");
            }
        }
    }

    private void aWholePeriodFits(Step step) {
        if (Questions.all(step, period).isEmpty()) {
            fault(
                    "/target/every",
                    "no-whole-period",
                    "No whole period of this step lies inside the objective's period.");
        }
    }

    private void theBaselineFits(Baseline baseline, Span over) {
        if (baseline instanceof Baseline.Days days && !days.to().isBefore(period.start())) {
            fault(
                    "/target/baseline/to",
                    "baseline-in-period",
                    "The baseline ends before the objective's period begins.");
        }
        if (baseline instanceof Baseline.Fixed fixed
                && definition.isAdditive()
                && fixed.from() == null
                && !(definition.target() instanceof Target.Every)) {
            fault(
                    "/target/baseline",
                    "days-needed",
                    "Say of which days (from, to) the fixed value was the amount, so that averages per day compare.");
        }
    }

    private void theDegreeIsZeroOrOne() {
        if (definition.canonical() != null
                && !definition.canonical().isAdditive()
                && !definition.canonical().isLevel()) {
            fault(
                    "/measure",
                    "mixed-degree",
                    "The measure mixes sums with averages or multiplies sums, so that its value depends on the window's length.");
        }
    }

    private boolean canBeNegative() {
        Canonical canonical = definition.canonical();
        return canonical.canBeNegative(key -> definition.metrics().stream()
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .flatMap(metric -> Optional.ofNullable(metric.min())));
    }

    private void carryIsForPeriodsOfLevels() {
        boolean periods = definition.target() instanceof Target.Every || definition.target() instanceof Target.Band;
        if (definition.missing() == Missing.CARRY && (!periods || definition.isAdditive())) {
            fault(
                    "/missing",
                    "carry-does-not-fit",
                    "carry repeats the figure of the latest known period: for every and band, and not for sums.");
        }
    }

    private void thresholdsAreInOrder() {
        BigDecimal onTrack = definition.onTrackBound();
        BigDecimal atRisk = definition.atRiskBound();
        boolean limit = definition.target() instanceof Target.Limit;
        boolean ordered = limit ? onTrack.compareTo(atRisk) <= 0 : atRisk.compareTo(onTrack) <= 0;
        if (!ordered || atRisk.signum() <= 0 || onTrack.signum() <= 0) {
            fault(
                    "/thresholds",
                    "thresholds-out-of-order",
                    limit
                            ? "For a limit onTrack is not above atRisk, and both are above 0."
                            : "atRisk is above 0 and not above onTrack.");
        }
    }

    private void theCurveFits() {
        boolean sums = definition.target() instanceof Target.Total || definition.target() instanceof Target.Limit;
        if (definition.pace() instanceof Pace.Seasonal && !sums) {
            fault("/pace", "seasonal-does-not-fit", "seasonal is for total and limit.");
        }
        boolean periods = definition.target() instanceof Target.Every || definition.target() instanceof Target.Band;
        List<Pace.Point> points =
                switch (definition.pace()) {
                    case Pace.Stepwise step -> step.points();
                    case Pace.Custom custom -> custom.points();
                    case null, default -> List.of();
                };
        if (points.stream()
                .anyMatch(point ->
                        point.on().isBefore(period.start()) || point.on().isAfter(period.end()))) {
            fault("/pace/points", "outside-period", "A point of the curve lies on a day of the objective's period.");
        }
        if (definition.pace() != null && periods) {
            fault("/pace", "no-curve", "every and band have no pace curve: each period is judged for itself.");
        }
    }

    private void minimumIsForFigures() {
        boolean fits =
                switch (definition.target()) {
                    case Target.Total total -> true;
                    case Target.Limit limit -> true;
                    case Target.Level level -> true;
                    case Target.Change change -> true;
                    default -> false;
                };
        if (definition.minimum() > 0 && !fits) {
            fault("/minimum", "minimum-does-not-fit", "minimum is for total, limit, level and change.");
        }
    }

    private void fault(String pointer, String code, String sentence) {
        faults.add(new Fault(pointer, code, sentence));
    }
}
