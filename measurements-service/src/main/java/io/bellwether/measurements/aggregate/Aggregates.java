package io.bellwether.measurements.aggregate;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.rollup.DayCache;
import io.bellwether.measurements.rollup.DayView;
import io.bellwether.measurements.rollup.FoldedDays;
import io.bellwether.measurements.rollup.TooManyDays;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Answers requests: all queries that are asked as of one moment in one snapshot. */
@ApplicationScoped
class Aggregates {

    /** A fold lasts longer than an answer; so many in a row are none. */
    private static final int MAX_ATTEMPTS = 20;

    @Inject
    DataSource dataSource;

    @Inject
    Catalogue catalogue;

    @Inject
    SeriesRegistry series;

    @Inject
    Planner planner;

    @Inject
    DayCache cache;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    AggregatesAnswer answer(AggregatesRequest request) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                    Optional<AggregatesAnswer> answer = inOneSnapshot(connection, request);
                    connection.rollback();
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
                throw ProblemException.unavailable("The figures change too fast right now.", 1);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("aggregates cannot be read", failed);
        }
    }

    private Optional<AggregatesAnswer> inOneSnapshot(Connection connection, AggregatesRequest request)
            throws SQLException {
        series.follow(connection);
        Moment now = Moment.of(connection, null);
        Map<Optional<Instant>, List<Plan>> byMoment = plans(connection, request);
        Map<Plan, AggregatesAnswer.Result> results = new java.util.IdentityHashMap<>();
        List<Plan> order = new ArrayList<>();
        for (Map.Entry<Optional<Instant>, List<Plan>> one : byMoment.entrySet()) {
            Moment moment = one.getKey().isEmpty()
                    ? now
                    : Moment.of(connection, one.getKey().get());
            if (!evaluate(connection, request, moment, one.getValue(), results)) {
                return Optional.empty();
            }
            order.addAll(one.getValue());
        }
        Instant knownAt = now.knownAt() == null ? clock.instant() : now.knownAt();
        return Optional.of(new AggregatesAnswer(knownAt, inOrder(request, order, results)));
    }

    /** Evaluates plans, all in one go or, where their days do not fit into memory together, one half after the other. */
    private boolean evaluate(
            Connection connection,
            AggregatesRequest request,
            Moment moment,
            List<Plan> plans,
            Map<Plan, AggregatesAnswer.Result> results)
            throws SQLException {
        try {
            return evaluate(connection, moment, plans, results);
        } catch (TooManyDays tooMany) {
            if (plans.size() == 1) {
                throw refusal(request, plans.get(0), tooMany);
            }
            List<Plan> sorted = plans.stream()
                    .sorted(Comparator.comparing(plan -> metrics(List.of(plan)).toString()))
                    .toList();
            int half = sorted.size() / 2;
            return evaluate(connection, request, moment, sorted.subList(0, half), results)
                    && evaluate(connection, request, moment, sorted.subList(half, sorted.size()), results);
        }
    }

    private boolean evaluate(
            Connection connection, Moment moment, List<Plan> plans, Map<Plan, AggregatesAnswer.Result> results)
            throws SQLException {
        Set<String> metrics = metrics(plans);
        Optional<FoldedDays> folded = cache.in(connection, metrics);
        if (folded.isEmpty()) {
            return false;
        }
        LocalDays days = new LocalDays(zone.zone());
        FoldedDays seen = moment.knowsNothing() ? FoldedDays.NONE : folded.get();
        DayView view = new DayView(connection, moment, days, seen, series::byId, cache.mostChanged());
        MetricSpans spans = new MetricSpans(view, series::ofMetric, MetricSpans.complete(connection, moment, metrics));
        Evaluator evaluator = new Evaluator(view, spans, evaluatedAt(moment));
        evaluator.prepare(plans, metrics, series::ofMetric);
        for (Plan plan : plans) {
            results.put(plan, evaluator.result(plan));
        }
        return true;
    }

    private static Set<String> metrics(List<Plan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.measurands().stream())
                .map(measurand -> measurand.metric().key())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ProblemException refusal(AggregatesRequest request, Plan plan, TooManyDays tooMany) {
        if (tooMany.isPassing()) {
            return ProblemException.unavailable(
                    "So much was changed just now that it has to be added up first; ask again in a moment.", 2);
        }
        int index = 0;
        while (request.queries().get(index) != plan.query()) {
            index++;
        }
        String sentence = "This needs " + tooMany.needed() + " days of series at once, and " + tooMany.most()
                + " fit into this service's memory: give it more, or push fewer values of dimensions.";
        return new ProblemException(MeasurementsProblem.REFUSED_MEASURE, sentence, tooMany)
                .at("/queries/" + index + "/measure", "too-many-days", sentence);
    }

    /** The moment from which what is younger than {@code finalAfter} is provisional. */
    private Instant evaluatedAt(Moment moment) {
        return moment.isNow() ? clock.instant() : moment.knownAt();
    }

    private Map<Optional<Instant>, List<Plan>> plans(Connection connection, AggregatesRequest request)
            throws SQLException {
        Map<Optional<String>, Planner.Request> planners = new LinkedHashMap<>();
        Map<Optional<Instant>, List<Plan>> byMoment = new LinkedHashMap<>();
        for (int i = 0; i < request.queries().size(); i++) {
            AggregatesRequest.Query query = request.queries().get(i);
            Optional<String> moment = Optional.ofNullable(query.knownAt());
            Planner.Request of = planners.get(moment);
            if (of == null) {
                of = planner.request(catalogue(connection, query, i));
                planners.put(moment, of);
            }
            Plan plan = of.plan(i, query);
            byMoment.computeIfAbsent(Optional.ofNullable(plan.knownAt()), key -> new ArrayList<>())
                    .add(plan);
        }
        return byMoment;
    }

    private Catalogue.Snapshot catalogue(Connection connection, AggregatesRequest.Query query, int index)
            throws SQLException {
        if (query.knownAt() == null) {
            return catalogue.current(connection);
        }
        return catalogue.knownAt(connection, new Times(zone).moment("/queries/" + index + "/knownAt", query.knownAt()));
    }

    private static List<AggregatesAnswer.Result> inOrder(
            AggregatesRequest request, List<Plan> plans, Map<Plan, AggregatesAnswer.Result> results) {
        Map<AggregatesRequest.Query, AggregatesAnswer.Result> byQuery = new java.util.IdentityHashMap<>();
        plans.forEach(plan -> byQuery.put(plan.query(), results.get(plan)));
        return request.queries().stream().map(byQuery::get).toList();
    }
}
