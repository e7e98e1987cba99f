package io.bellwether.benchmarks.objectives;

import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What is measured over: objectives of this year with KPIs of every kind, and two years of daily measurements. Metrics,
 * kinds and channels make some 1,750 different formulas and targets, so that some KPIs ask what others ask, too.
 */
final class Organisation {

    static final int OBJECTIVES = 1_000;
    static final int KPIS = 10_000;
    static final int METRICS = 125;
    private static final int DAYS = 730;
    private static final String[] CHANNELS = {"mail", "chat", "phone"};
    private static final String[] DEPARTMENTS = {
        "customer-service", "public-relations", "research-development", "human-resources", "marketing-sales"
    };

    private static final String[][] KINDS = {
        {"sum(M{channel=\"CHANNEL\"})", "{\"kind\":\"total\",\"atLeast\":3000}"},
        {"sum(M)", "{\"kind\":\"limit\",\"atMost\":20000}"},
        {"mean(M)", "{\"kind\":\"level\",\"atLeast\":10,\"over\":\"P30D\"}"},
        {"sum(M{channel=\"CHANNEL\"}) / sum(M)", "{\"kind\":\"level\",\"atLeast\":0.3,\"over\":\"period\"}"},
        {
            "sum(M)",
            "{\"kind\":\"change\",\"by\":-20,\"unit\":\"percent\",\"over\":\"period\",\"baseline\":\"year-earlier\"}"
        },
        {"sum(M{channel=\"CHANNEL\"})", "{\"kind\":\"every\",\"every\":\"month\",\"atLeast\":200,\"needed\":0.8}"},
        {"mean(M)", "{\"kind\":\"band\",\"every\":\"month\",\"min\":8,\"max\":14,\"needed\":0.5}"},
        {"sum(M)", "{\"kind\":\"level\",\"atLeast\":200,\"over\":\"P28D\"}"},
    };

    private Organisation() {}

    static String metric(int i) {
        return "bench.m" + i;
    }

    static void measure(Web coordinator, Web feed) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int i = 0; i < METRICS; i++) {
            coordinator
                    .post(
                            "/api/v1/metrics",
                            "application/json",
                            "{\"key\":\"" + metric(i) + "\",\"name\":\"Benchmark " + i
                                    + "\",\"shape\":\"delta\",\"unit\":\"things\",\"department\":\"human-resources\","
                                    + "\"cadence\":\"P1D\",\"dimensions\":[\"channel\"]}")
                    .orFail();
            StringBuilder lines = new StringBuilder();
            for (int day = DAYS; day >= 0; day--) {
                for (int c = 0; c < CHANNELS.length; c++) {
                    lines.append("{\"metric\":\"")
                            .append(metric(i))
                            .append("\",\"at\":\"")
                            .append(today.minusDays(day))
                            .append("\",\"value\":")
                            .append(5 + (day * 7 + c * 3 + i) % 11)
                            .append(",\"dimensions\":{\"channel\":\"")
                            .append(CHANNELS[c])
                            .append("\"}}\n");
                }
            }
            feed.post("/api/v1/measurements", "application/x-ndjson", lines.toString())
                    .orFail();
        }
    }

    /** Writes them where the service keeps them: as statements they would come through the API one by one. */
    static void state(String url) throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            connection.setAutoCommit(false);
            try (PreparedStatement objective = connection.prepareStatement(
                            "insert into objective (id, title, type, department, weight, period_start, period_end, status, outside, version) "
                                    + "values (?, ?, ?, ?, 1, ?, ?, 'active', false, 1)");
                    PreparedStatement period = connection.prepareStatement(
                            "insert into objective_period (objective, number, saved_at, saved_by, period_start, period_end) "
                                    + "values (?, 1, now(), 'benchmark', ?, ?)");
                    PreparedStatement kpi = connection.prepareStatement(
                            "insert into kpi (id, objective, name, version) values (?, ?, ?, 1)");
                    PreparedStatement version = connection.prepareStatement(
                            "insert into kpi_version (kpi, number, saved_at, saved_by, body, canonical, metrics) "
                                    + "values (?, 1, now(), 'benchmark', cast(? as json), ?, ?)")) {
                for (int o = 0; o < OBJECTIVES; o++) {
                    UUID id = UUID.randomUUID();
                    String department = DEPARTMENTS[o % DEPARTMENTS.length];
                    objective.setObject(1, id);
                    objective.setString(2, "Objective " + o);
                    objective.setString(3, department);
                    objective.setString(4, department);
                    objective.setObject(5, today.withDayOfYear(1));
                    objective.setObject(6, today.withDayOfYear(1).plusYears(1).minusDays(1));
                    objective.addBatch();
                    period.setObject(1, id);
                    period.setObject(2, today.withDayOfYear(1));
                    period.setObject(3, today.withDayOfYear(1).plusYears(1).minusDays(1));
                    period.addBatch();
                    for (int k = 0; k < KPIS / OBJECTIVES; k++) {
                        kpi(kpi, version, connection, id, o * (KPIS / OBJECTIVES) + k);
                    }
                }
                objective.executeBatch();
                period.executeBatch();
                kpi.executeBatch();
                version.executeBatch();
            }
            connection.commit();
        }
    }

    private static void kpi(
            PreparedStatement kpi, PreparedStatement version, Connection connection, UUID objective, int i)
            throws SQLException {
        UUID id = UUID.randomUUID();
        kpi.setObject(1, id);
        kpi.setObject(2, objective);
        kpi.setString(3, "KPI " + i);
        kpi.addBatch();
        version.setObject(1, id);
        version.setString(2, body("KPI " + i, i));
        version.setString(3, measure(i));
        version.setArray(4, connection.createArrayOf("text", new String[] {metric(i % METRICS)}));
        version.addBatch();
    }

    private static String measure(int i) {
        String channel = CHANNELS[i / (KINDS.length * METRICS) % CHANNELS.length];
        return KINDS[i % KINDS.length][0].replace("CHANNEL", channel).replace("M", metric(i % METRICS));
    }

    static String body(String name, int i) {
        return "{\"name\":\"" + name + "\",\"measure\":\"" + measure(i).replace("\"", "\\\"")
                + "\",\"unit\":\"things\",\"weight\":1,\"target\":" + KINDS[i % KINDS.length][1]
                + ",\"missing\":\"unknown\"}";
    }
}
