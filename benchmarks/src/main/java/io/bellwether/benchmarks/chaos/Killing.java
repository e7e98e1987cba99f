package io.bellwether.benchmarks.chaos;

import io.bellwether.benchmarks.frame.Pause;
import io.bellwether.benchmarks.frame.Postgres;
import io.bellwether.benchmarks.frame.Program;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Kills a replica of the service or PostgreSQL at random moments and starts again what it killed, until there were enough kills. */
final class Killing implements Runnable {

    private static final int LONGEST_PEACE_MILLIS = 1_500;

    private final List<Program> replicas;
    private final Postgres database;
    private final int wanted;
    private final SplittableRandom random = new SplittableRandom();
    private volatile int kills;
    private int ofDatabase;

    Killing(List<Program> replicas, Postgres database, int wanted) {
        this.replicas = replicas;
        this.database = database;
        this.wanted = wanted;
    }

    @Override
    public void run() {
        while (kills < wanted) {
            Pause.millis(random.nextInt(LONGEST_PEACE_MILLIS));
            Program service = replicas.get(random.nextInt(replicas.size()));
            switch (random.nextInt(3)) {
                case 0 -> {
                    service.kill();
                    kills++;
                    service.start();
                }
                case 1 -> {
                    database.kill();
                    kills++;
                    ofDatabase++;
                    database.start();
                }
                default -> {
                    database.kill();
                    service.kill();
                    kills += 2;
                    ofDatabase++;
                    database.start();
                    service.start();
                }
            }
        }
    }

    /** The share of a client's rows that it may have sent, so that they last until the last kill. */
    DoubleSupplier allowed() {
        return () -> kills >= wanted ? 1 : (kills + 1.0) / (wanted + 1);
    }

    int kills() {
        return kills;
    }

    int ofDatabase() {
        return ofDatabase;
    }
}
