package io.bellwether.objectives.evaluation;

import io.bellwether.forecast.Ahead;
import io.bellwether.forecast.Counts;
import io.bellwether.forecast.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What may become of a KPI by the end of its period. Rare counts by a deadline: a gamma-Poisson posterior of the rate;
 * all else by continuing the course of its periods. Null where it is decided, where there is no figure, and where there
 * is too little history.
 */
public final class Outlooks {

    /** Fewer a day than this are rare: they come one by one. */
    private static final double RARE = 0.5;

    private static final MathContext DIGITS = new MathContext(6);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Definition definition;
    private final Moment moment;
    private final Standing standing;
    private final double elapsed;
    private final double left;

    private Outlooks(Definition definition, Moment moment, Standing standing) {
        this.definition = definition;
        this.moment = moment;
        this.standing = standing;
        this.elapsed = moment.days(new Window(moment.from(), moment.cut())).doubleValue();
        this.left = moment.days(new Window(moment.cut(), moment.until())).doubleValue();
    }

    /** Which calendar step a course is asked by; for {@code every} and {@code band} their own alone. */
    public static List<Step> steps(Definition definition) {
        return switch (definition.target()) {
            case Target.Every every -> List.of(every.every());
            case Target.Band band -> List.of(band.every());
            case Target.Rubric rubric -> List.of();
            case Target.Response response -> List.of();
            default -> List.of(Step.DAY, Step.WEEK);
        };
    }

    /**
     * The outlook.
     *
     * @param courses by the steps asked for, the finest first; the first without recent gaps is taken
     */
    public static Outlook of(Definition definition, Moment moment, Standing standing, List<Course> courses) {
        if (!"open".equals(standing.attained()) || !moment.cut().isBefore(moment.until())) {
            return null;
        }
        Outlooks outlooks = new Outlooks(definition, moment, standing);
        Outlook rare = outlooks.rare(courses);
        if (rare != null) {
            return rare;
        }
        return courses.stream()
                .filter(course -> new Ahead(course.run()).isPossible())
                .findFirst()
                .map(outlooks::continued)
                .orElse(null);
    }

    private Outlook rare(List<Course> courses) {
        boolean sum = definition.target() instanceof Target.Total || definition.target() instanceof Target.Limit;
        if (!sum || courses.isEmpty() || standing.value() == null || elapsed < Ahead.FEWEST) {
            return null;
        }
        double[] days = courses.get(0).known();
        double seen = standing.value().doubleValue();
        boolean counts = seen >= 0 && Arrays.stream(days).allMatch(day -> day >= 0 && day == Math.rint(day));
        if (!counts || seen / elapsed >= RARE) {
            return null;
        }
        Counts posterior = new Counts(seen, elapsed, left, Counts.dispersion(days));
        if (definition.target() instanceof Target.Limit limit) {
            Estimate beyond = posterior.atLeast(Math.floor(limit.atMost().doubleValue()) + 1);
            return told(
                    new Estimate(beyond.expected(), beyond.low(), beyond.high(), 1 - beyond.probability()),
                    Math.round(seen),
                    "gamma-poisson");
        }
        Target.Total total = (Target.Total) definition.target();
        return told(posterior.atLeast(total.atLeast().doubleValue()), Math.round(seen), "gamma-poisson");
    }

    private Outlook continued(Course course) {
        double[] history = course.run();
        double periods = left / course.days();
        int ahead = (int) Math.ceil(periods);
        double[][] paths = new Ahead(history).paths(ahead);
        // the running period has passed in part
        double first = periods - Math.floor(periods);
        double share = first == 0 ? 1 : first;
        double[] ends = new double[paths.length];
        boolean[] attained = new boolean[paths.length];
        for (int i = 0; i < paths.length; i++) {
            ends[i] = end(course, history, paths[i], share);
            attained[i] = attains(paths[i], ends[i]);
        }
        Estimate estimate = Estimate.of(ends, end -> true);
        long hits = 0;
        for (boolean one : attained) {
            hits += one ? 1 : 0;
        }
        return told(
                new Estimate(estimate.expected(), estimate.low(), estimate.high(), (double) hits / attained.length),
                history.length,
                "damped-trend");
    }

    /** The value at the end, in the unit of the standing's value. */
    private double end(Course course, double[] history, double[] path, double share) {
        return switch (definition.target()) {
            case Target.Total total -> value() + sum(path, share);
            case Target.Limit limit -> value() + sum(path, share);
            case Target.Level level ->
                averaged(course, history, path, share, level.over())
                        * (definition.isAdditive() ? level.over().wholeDays() : 1);
            case Target.Change change -> averaged(course, history, path, share, change.over());
            default -> path[path.length - 1];
        };
    }

    private double value() {
        return standing.value() == null ? 0 : standing.value().doubleValue();
    }

    private static double sum(double[] path, double share) {
        return Arrays.stream(path).sum() - (1 - share) * path[0];
    }

    /** A mean, or an average per day, over the period or its last days; a state is what it is at the end. */
    private double averaged(Course course, double[] history, double[] path, double share, Span over) {
        if (definition.canonical().readsOnlyLast()) {
            return path[path.length - 1];
        }
        double days = definition.isAdditive() ? course.days() : 1;
        if (over == null) {
            double to = sum(path, share) / days;
            double weight = path.length - 1 + share;
            return (value() * elapsed + to * course.days()) / (elapsed + weight * course.days());
        }
        int wanted = Math.max(1, (int) Math.round(over.wholeDays() / course.days()));
        double sum = 0;
        int taken = 0;
        for (int i = path.length - 1; i >= 0 && taken < wanted; i--, taken++) {
            sum += path[i];
        }
        for (int i = history.length - 1; i >= 0 && taken < wanted; i--, taken++) {
            sum += history[i];
        }
        return sum / taken / days;
    }

    private boolean attains(double[] path, double end) {
        return switch (definition.target()) {
            case Target.Total total -> end >= total.atLeast().doubleValue();
            case Target.Limit limit -> end <= limit.atMost().doubleValue();
            case Target.Level level ->
                level.isUpwards()
                        ? end >= level.bound().doubleValue()
                        : end <= level.bound().doubleValue();
            case Target.Change change ->
                change.by().signum() > 0
                        ? end >= standing.target().doubleValue()
                        : end <= standing.target().doubleValue();
            case Target.Every every -> {
                double goal = standing.target().doubleValue();
                yield enough(path, every.every(), every.needed(), one -> every.isUpwards() ? one >= goal : one <= goal);
            }
            case Target.Band band ->
                enough(
                        path,
                        band.every(),
                        band.needed(),
                        one -> one >= band.min().doubleValue()
                                && one <= band.max().doubleValue());
            default -> false;
        };
    }

    private boolean enough(double[] path, Step step, BigDecimal needed, DoublePredicate holds) {
        int all = Questions.all(step, moment).size();
        long held = standing.periods().stream()
                .filter(one -> Boolean.TRUE.equals(one.held()))
                .count();
        long ended = standing.periods().stream()
                .filter(one -> !moment.startOf(one.to()).isAfter(moment.cut()))
                .count();
        long more = Arrays.stream(path).limit(all - ended).filter(holds).count();
        return held + more >= needed.doubleValue() * all;
    }

    private Outlook told(Estimate estimate, long observations, String method) {
        BigDecimal value = rounded(estimate.expected());
        BigDecimal low = rounded(estimate.low());
        BigDecimal high = rounded(estimate.high());
        BigDecimal probability = BigDecimal.valueOf(estimate.probability()).round(new MathContext(3));
        String by = moment.dayBefore(moment.until()).format(DAY);
        return new Outlook(
                value,
                low,
                high,
                probability,
                observations,
                method,
                "On " + by + " it may be " + value.toPlainString() + ", with a probability of 80 % between "
                        + low.toPlainString() + " and " + high.toPlainString()
                        + "; the target is attained with a probability of "
                        + Math.round(estimate.probability() * 100) + " %. This rests on " + observations
                        + (method.equals("gamma-poisson") ? " occurrences." : " periods."));
    }

    private static BigDecimal rounded(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
