package io.bellwether.measurements.export;

import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measure.Allowed;
import io.bellwether.measure.Input;
import io.bellwether.measure.MeasureException;
import io.bellwether.measure.Measures;
import io.bellwether.measurements.fact.FactReader;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Moment;
import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.metric.Catalogue;
import io.bellwether.measurements.metric.MetricDefinition;
import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesFilter;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Finds what an export holds and writes it, day after day, in one snapshot. */
@ApplicationScoped
class Exports {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Inject
    DataSource dataSource;

    @Inject
    Catalogue catalogue;

    @Inject
    SeriesRegistry series;

    @Inject
    OrganisationZone zone;

    /** The series that fit, or a refusal of the parameters. */
    ExportRequest request(String metric, String source, String where, String from, String to, String knownAt) {
        Map<String, MetricDefinition> metrics =
                new TreeMap<>(catalogue.current().metrics());
        if (metric != null) {
            if (!metrics.containsKey(metric)) {
                throw ProblemException.badParameter("metric", "There is no metric of this key.");
            }
            metrics.keySet().retainAll(List.of(metric));
        }
        if (where != null && metric == null) {
            throw ProblemException.badParameter(
                    "where", "where needs a metric: its words are the metric's dimensions.");
        }
        if (source != null && !isRegistered(source)) {
            throw ProblemException.badParameter("source", "There is no source of this key.");
        }
        Instant start = from == null ? EARLIEST : bounded("from", zone.bound("from", from));
        Instant end = to == null ? LATEST : bounded("to", zone.bound("to", to));
        if (end.isBefore(start)) {
            throw ProblemException.badParameter("to", "to must not be before from.");
        }
        followSeries();
        Map<String, Allowed> conditions = where == null ? Map.of() : conditions(metrics.get(metric), where);
        List<Series> fitting = new ArrayList<>();
        TreeSet<String> dimensions = new TreeSet<>();
        Map<String, List<String>> complete = new TreeMap<>();
        metrics.forEach((key, definition) -> {
            dimensions.addAll(definition.dimensions());
            TreeSet<String> sources = new TreeSet<>();
            for (Series one : series.ofMetric(key)) {
                if (source == null || source.equals(one.source())) {
                    sources.add(one.source());
                    if (SeriesFilter.fits(one, conditions)) {
                        fitting.add(one);
                    }
                }
            }
            complete.put(key, List.copyOf(sources));
        });
        return new ExportRequest(
                fitting,
                dimensions,
                where == null && from == null && to == null ? complete : Map.of(),
                LocalDays.micros(start),
                LocalDays.micros(end),
                knownAt == null ? null : bounded("knownAt", zone.moment("knownAt", knownAt)));
    }

    /** Writes all of it. */
    void write(ExportRequest request, ExportWriter writer) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                Moment moment = Moment.of(connection, request.knownAt());
                Map<Integer, Series> byId = new HashMap<>();
                List<FactReader.Range> ranges = new ArrayList<>();
                for (Series one : request.series()) {
                    byId.put(one.id(), one);
                    ranges.add(new FactReader.Range(one, request.from(), request.to()));
                }
                FactReader.read(connection, ranges, moment, row -> line(writer, byId.get(row.series), row));
                complete(connection, request, moment, writer);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("measurements cannot be read", failed);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static void line(ExportWriter writer, Series series, StoredFact row) {
        try {
            writer.fact(series, row);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void complete(Connection connection, ExportRequest request, Moment moment, ExportWriter writer)
            throws SQLException, IOException {
        String sql = "select metric, max(day) from complete_until where metric = ? and source = any (?) and "
                + moment.knows("batch") + " group by metric";
        for (Map.Entry<String, List<String>> metric : request.completeOf().entrySet()) {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, metric.getKey());
                query.setArray(
                        2, connection.createArrayOf("text", metric.getValue().toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        LocalDate day = rows.getDate(2).toLocalDate();
                        writer.complete(rows.getString(1), day);
                    }
                }
            }
        }
    }

    private boolean isRegistered(String source) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select 1 from source where key = ?")) {
            query.setString(1, source);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("sources cannot be read", failed);
        }
    }

    private void followSeries() {
        try (Connection connection = dataSource.getConnection()) {
            series.follow(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("series cannot be read", failed);
        }
    }

    private static Map<String, Allowed> conditions(MetricDefinition metric, String where) {
        try {
            var selections =
                    Measures.parse("count(" + metric.key() + "{" + where + "})").selections();
            if (selections.size() == 1) {
                Map<String, Allowed> conditions = Input.of(selections.get(0)).conditions();
                for (String dimension : conditions.keySet()) {
                    if (!metric.dimensions().contains(dimension)) {
                        throw ProblemException.badParameter(
                                "where", "The metric has no dimension \"" + dimension + "\".");
                    }
                }
                return conditions;
            }
        } catch (MeasureException unreadable) {
            throw (ProblemException) ProblemException.badParameter(
                            "where", "where is written like via=\"social\", channel in (\"a\",\"b\").")
                    .initCause(unreadable);
        }
        throw ProblemException.badParameter("where", "where is written like via=\"social\", channel in (\"a\",\"b\").");
    }

    private static Instant bounded(String name, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw ProblemException.badParameter(name, name + " lies between the years 1900 and 2200.");
        }
        return instant;
    }
}
