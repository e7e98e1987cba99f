package io.bellwether.benchmarks.governance;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/** What many departments declare, the same in every run: formulas over many metrics, initiatives over a year. */
final class Organisation {

    private static final int DEPARTMENTS = 50;
    private static final int METRICS = 2_000;
    private static final int CHANNELS = 40;
    private static final int AUDIENCES = 30;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 365;

    private final Random random = new Random(20260101);

    /** An event of the feed by which a KPI is stated. */
    String kpi(int number) {
        return kpi(id('a', number), "KPI " + number, measure(), department());
    }

    static String kpi(String id, String name, String measure, String department) {
        String text = measure.replace("\"", "\\\"");
        return """
                {"specversion":"1.0","source":"/api/v1/changes/objectives","type":"io.bellwether.kpi.created","subject":"kpis/%1$s",
                "time":"2026-01-01T00:00:00Z","data":{"after":{"id":"%1$s","objective":"%5$s","department":"%2$s","name":"%3$s",
                "measure":"%4$s","canonical":"%4$s","unit":"things","target":{"kind":"total","atLeast":10},"version":1,
                "objectiveType":"%2$s","objectiveStatus":"active","period":{"start":"2026-01-01","end":"2026-12-31"},
                "canBeNegative":false}}}""".formatted(id, department, name, text, id('o', department.hashCode()))
                .replace("\n", "");
    }

    /** An event of the feed by which an initiative is stated. */
    String initiative(int number) {
        LocalDate start = FIRST.plusDays(random.nextInt(DAYS - 30));
        LocalDate end = start.plusDays(7L + random.nextInt(30));
        String audiences = random.nextInt(10) == 0 ? "" : "\"audience-" + random.nextInt(AUDIENCES) + "\"";
        return """
                {"specversion":"1.0","source":"/api/v1/changes/objectives","type":"io.bellwether.initiative.created",
                "subject":"initiatives/%1$s","time":"2026-01-01T00:00:00Z","data":{"after":{"id":"%1$s","objective":"%9$s",
                "department":"%2$s","title":"Initiative %3$d","channels":["channel-%4$d","channel-%5$d"],"audiences":[%6$s],
                "campaigns":[],"period":{"start":"%7$s","end":"%8$s"},"status":"running","version":1,"objectiveType":"%2$s",
                "objectiveStatus":"active","objectivePeriod":{"start":"2026-01-01","end":"2026-12-31"}}}}""".formatted(
                        id('b', number),
                        department(),
                        number,
                        random.nextInt(CHANNELS),
                        random.nextInt(CHANNELS),
                        audiences,
                        start,
                        end,
                        id('o', number))
                .replace("\n", "");
    }

    private String department() {
        return "department-" + random.nextInt(DEPARTMENTS);
    }

    /** A sum, a part of one, a share, or a mean; none of a metric that is in every formula. */
    private String measure() {
        String metric = metric(random.nextInt(METRICS));
        String part = metric + "{via=\"via-" + random.nextInt(4) + "\"}";
        return switch (random.nextInt(4)) {
            case 0 -> "sum(" + metric + ")";
            case 1 -> "sum(" + part + ")";
            case 2 -> "sum(" + part + ") / sum(" + metric + ")";
            default -> "mean(" + part + ")";
        };
    }

    static String metric(int number) {
        return "metric" + number;
    }

    static String id(char kind, int number) {
        return UUID.nameUUIDFromBytes((kind + " " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
