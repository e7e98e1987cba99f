package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Aggregate;
import io.bellwether.measure.Evaluation;
import io.bellwether.measure.Measure;
import io.bellwether.measure.Value;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.metric.Spans;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.series.Series;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Evaluates plans over one view. */
final class Evaluator {

    /** Single facts that one answer keeps, some 40 bytes each; what is beyond is read query by query. */
    private static final long MAX_KEPT = 1_000_000;

    private final DayView view;
    private final MetricSpans spans;
    private final Figures figures;
    private final Definitions definitions;
    private final Instant now;

    Evaluator(DayView view, MetricSpans spans, Instant now) {
        this.view = view;
        this.spans = spans;
        this.figures = new Figures(view);
        this.definitions = new Definitions(view);
        this.now = now;
    }

    /** Reads in one go what the plans need of the facts themselves. */
    void prepare(List<Plan> plans, Set<String> metrics, Function<String, List<Series>> seriesOf) throws SQLException {
        for (String metric : metrics) {
            view.need(seriesOf.apply(metric));
        }
        view.fetch();
        long kept = 0;
        for (Plan plan : plans) {
            for (Measurand of : plan.measurands()) {
                if (single(of.selection().aggregate())) {
                    long most = Math.min(Pooled.EXACT_UP_TO, MAX_KEPT - kept);
                    kept += view.needFacts(
                            of.series(), plan.whole().from(), plan.whole().to(), most);
                }
                List<Series> all = seriesOf.apply(of.metric().key());
                for (Window window : plan.windows()) {
                    view.needBound(all, window.from());
                    view.needBound(all, window.to());
                    if (of.metric().maturity() != null) {
                        view.needBound(of.series(), Figures.end(of, window, view.localDays()));
                    }
                }
                view.needBound(all, plan.whole().to());
            }
        }
        view.fetch();
    }

    private static boolean single(Aggregate aggregate) {
        return aggregate.isPercentile() || aggregate == Aggregate.DISTINCT;
    }

    AggregatesAnswer.Result result(Plan plan) {
        Outcome whole = outcome(plan.measure(), plan.measurands(), plan.whole());
        List<AggregatesAnswer.Point> points =
                !plan.query().hasPoints() || plan.groups() != null ? null : points(plan, plan.measurands());
        boolean facts = plan.measurands().stream().anyMatch(of -> view.corrected(of.series()));
        return new AggregatesAnswer.Result(
                plan.id(),
                whole.published(),
                Boolean.TRUE.equals(plan.query().exact()) ? whole.exact() : null,
                whole.reason(),
                whole.measurements,
                whole.newestInstant(),
                whole.provisional,
                facts ? "facts" : "rollup",
                whole.bound(),
                points,
                plan.groups() == null ? null : groups(plan),
                plan.measurands().stream()
                        .map(of -> input(of, whole.figures.get(of.selection()), plan.whole()))
                        .toList());
    }

    private List<AggregatesAnswer.Point> points(Plan plan, List<Measurand> measurands) {
        return plan.windows().stream()
                .map(window -> {
                    Outcome at = outcome(plan.measure(), measurands, window);
                    return new AggregatesAnswer.Point(
                            LocalDays.instant(window.from()),
                            LocalDays.instant(window.to()),
                            at.published(),
                            at.reason(),
                            at.measurements,
                            at.newestInstant(),
                            at.provisional,
                            plan.query().step() == null ? null : pointInputs(measurands, window));
                })
                .toList();
    }

    private List<AggregatesAnswer.PointInput> pointInputs(List<Measurand> measurands, Window window) {
        return measurands.stream()
                .map(of -> of.metric().key())
                .distinct()
                .map(metric -> {
                    MetricSpan span = spans.of(metric, window.to());
                    return new AggregatesAnswer.PointInput(metric, instant(span.newest()), span.completeUntil());
                })
                .toList();
    }

    private List<AggregatesAnswer.Group> groups(Plan plan) {
        List<AggregatesAnswer.Group> groups = new ArrayList<>();
        plan.groups().forEach((value, measurands) -> {
            Outcome of = outcome(plan.measure(), measurands, plan.whole());
            Map<String, String> key = new HashMap<>();
            key.put(plan.query().by(), value);
            groups.add(new AggregatesAnswer.Group(
                    key,
                    of.published(),
                    of.reason(),
                    of.measurements,
                    of.newestInstant(),
                    of.provisional,
                    plan.query().hasPoints() ? points(plan, measurands) : null));
        });
        return groups;
    }

    /** A measure over one window, with the figures of its selections. */
    private record Outcome(
            Value value, Map<Measure.Selection, Figure> figures, long measurements, long newest, boolean provisional) {

        BigDecimal published() {
            return value instanceof Value.Figure figure ? Evaluation.publish(figure.number()) : null;
        }

        String exact() {
            return value instanceof Value.Figure figure ? figure.number().toPlainString() : null;
        }

        String reason() {
            return value instanceof Value.Absent absent ? absent.reason() : null;
        }

        Instant newestInstant() {
            return instant(newest);
        }

        BigDecimal bound() {
            return figures.values().stream()
                    .map(Figure::bound)
                    .filter(java.util.Objects::nonNull)
                    .max(BigDecimal::compareTo)
                    .orElse(null);
        }
    }

    private Outcome outcome(Measure measure, List<Measurand> measurands, Window window) {
        Map<Measure.Selection, Figure> found = new HashMap<>();
        Map<String, Long> measurements = new HashMap<>();
        long newest = Long.MIN_VALUE;
        boolean provisional = false;
        for (Measurand of : measurands) {
            Figure figure = figures.of(
                    of, window, spans.of(of.metric().key(), window.to()).covered());
            Definitions.Followed followed = definitions.of(of, window);
            figure = figure.by(followed.since(), followed.mixed());
            found.put(of.selection(), figure);
            measurements.merge(of.metric().key(), figure.measurements(), Math::max);
            newest = Math.max(newest, figure.newest());
            provisional |= provisional(of.metric(), figure.newest());
        }
        Value value =
                Evaluation.evaluate(measure, selection -> found.get(selection).value());
        long all = measurements.values().stream().mapToLong(Long::longValue).sum();
        return new Outcome(value, found, all, newest, provisional);
    }

    private boolean provisional(MetricDefinition metric, long newest) {
        return newest != Long.MIN_VALUE
                && !metric.finalAfter().equals("PT0S")
                && Spans.plus(
                                LocalDays.instant(newest),
                                metric.finalAfter(),
                                view.localDays().zone())
                        .isAfter(now);
    }

    private AggregatesAnswer.Input input(Measurand of, Figure figure, Window window) {
        MetricDefinition metric = of.metric();
        MetricSpan span = spans.of(metric.key(), window.to());
        Value value = figure.value();
        return new AggregatesAnswer.Input(
                of.selection().toString(),
                metric.key(),
                metric.version(),
                metric.shape().key(),
                metric.unit(),
                value instanceof Value.Figure number ? Evaluation.publish(number.number()) : null,
                value instanceof Value.Absent absent ? absent.reason() : null,
                figure.count(),
                figure.measurements(),
                figure.series(),
                of.series().stream().map(Series::source).distinct().sorted().toList(),
                instant(figure.newest()),
                span.first() == Long.MAX_VALUE ? null : LocalDays.instant(span.first()),
                instant(span.newest()),
                span.completeUntil(),
                metric.finalAfter(),
                metric.cadence(),
                metric.min(),
                metric.max(),
                figure.immature(),
                figure.falls(),
                figure.definedSince(),
                absent(figure));
    }

    private static Map<String, Long> absent(Figure figure) {
        if (!figure.absentLines()) {
            return Map.of();
        }
        return Map.of("withdrawn", figure.withdrawn(), "not-yet", figure.notYet(), "suppressed", figure.suppressed());
    }

    private static Instant instant(long micros) {
        return micros == Long.MIN_VALUE ? null : LocalDays.instant(micros);
    }
}
