package io.bellwether.benchmarks.governance;

import io.bellwether.benchmarks.frame.Folders;
import io.bellwether.benchmarks.frame.Neighbours;
import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Services;
import io.bellwether.benchmarks.frame.Table;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** {@code ./bellwether bench governance [KPIs] [initiatives]}: 10,000 and 5,000 when nothing is said. */
public final class Main {

    private static final int CHANGES = 100;

    /** The longest wait for one page of events, which takes a fraction of a second. */
    private static final long STUCK_NANOS = 60_000_000_000L;

    private final Postgres database;
    private final Feed feed = new Feed();
    private final Program service;
    private final Web viewer;

    private Main(Postgres database, Program service, Web viewer) {
        this.database = database;
        this.service = service;
        this.viewer = viewer;
    }

    public static void main(String[] arguments) throws Exception {
        int kpis = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int initiatives = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        Path home = Path.of(System.getProperty("bellwether.home", ".")).toAbsolutePath();
        Path folder = Folders.temporary(home);
        int port = Ports.free();
        try (Postgres database = new Postgres(folder);
                Neighbours neighbours = new Neighbours();
                Program service =
                        new Services(home, folder, neighbours).service("governance", port, database, "256m")) {
            Web viewer = new Web("http://127.0.0.1:" + port, neighbours.person("viewer"));
            Main run = new Main(database, service, viewer);
            neighbours.serve("/api/v1/changes/objectives", run.feed);
            run.examine(kpis, initiatives);
        }
        Folders.delete(folder);
    }

    private void examine(int kpis, int initiatives) throws IOException, SQLException {
        service.start();
        Organisation organisation = new Organisation();
        long began = System.nanoTime();
        for (int i = 0; i < kpis; i++) {
            feed.tell(organisation.kpi(i));
        }
        for (int i = 0; i < initiatives; i++) {
            feed.tell(organisation.initiative(i));
        }
        followed();
        long caughtUp = System.nanoTime() - began;
        double overlaps = database.number("select count(*) from overlap");
        long unchanged = restart(false);
        long afresh = restart(true) - unchanged;
        database.run("update overlap set digest = null");
        long reworded = restart(true) - unchanged;
        double[] times = changes();
        database.run("truncate overlap cascade");
        long first = restart(true) - unchanged;
        Table table = new Table(
                Table.number(kpis) + " KPIs and " + Table.number(initiatives) + " initiatives of 50 departments",
                "overlaps",
                "told by the feed, examined as they come",
                "all examined afresh, nothing changed (floor 10 s)",
                "all examined afresh, all put otherwise",
                "all examined afresh, nothing known (floor 10 s)");
        table.row(
                Table.number(overlaps),
                Table.millis(caughtUp),
                Table.millis(afresh),
                Table.millis(reworded),
                Table.millis(first));
        Table change =
                new Table("One change, from the feed to the list of overlaps (floor 200 ms)", "p50", "p95", "most");
        change.row(
                Table.millis(times[CHANGES / 2]),
                Table.millis(times[CHANGES * 95 / 100]),
                Table.millis(times[CHANGES - 1]));
    }

    private void followed() throws SQLException {
        double position = 0;
        long moved = System.nanoTime();
        while (position < feed.size()) {
            double now = database.number("select coalesce(max(position), 0) from followed where feed = 'objectives'");
            if (now > position) {
                position = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STUCK_NANOS) {
                throw new IllegalStateException("the service does not follow beyond event " + now + "; see its log");
            }
            Pause.millis(20);
        }
    }

    /** How long a start takes; with rules that are new to the service, everything is examined before it is ready. */
    private long restart(boolean newRules) throws SQLException {
        service.close();
        if (newRules) {
            database.run("update installation set value = '0' where key = 'overlap-rules'");
        }
        long began = System.nanoTime();
        service.start();
        return System.nanoTime() - began;
    }

    /** Each change states a KPI that somebody else's already reads the like of. */
    private double[] changes() throws IOException, SQLException {
        double[] times = new double[CHANGES];
        for (int i = -20; i < CHANGES; i++) {
            String id = Organisation.id('c', i);
            String event = Organisation.kpi(
                    id, "Change " + i, "sum(" + Organisation.metric(1_000 + i) + ")", "department-of-changes");
            Pause.millis(50);
            long began = System.nanoTime();
            feed.tell(event);
            while (viewer.get("/api/v1/overlaps?limit=1&subject=" + id)
                    .orFail()
                    .body()
                    .contains("\"items\":[]")) {
                Pause.millis(2);
            }
            if (i >= 0) {
                times[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return times;
    }
}
