package io.bellwether.benchmarks.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that serves HTTP. It can be killed and started again. */
public final class Program implements AutoCloseable {

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final String health;
    private Process process;

    /**
     * A process that is not started yet.
     *
     * @param health address that answers below 300 once it is ready
     */
    public Program(List<String> command, Map<String, String> environment, Path log, String health) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.health = health;
    }

    /** Starts it and does not wait. */
    public void launch() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it and waits until it is ready. */
    public Program start() {
        launch();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(command.get(0) + " does not come up; see " + log);
            }
            Pause.millis(100);
        }
        return this;
    }

    private boolean ready() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(health).toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() < 300;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it at once. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What it holds in memory now and what it held at most, in MiB. */
    public long[] resident() {
        try {
            long now = 0;
            long most = 0;
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmRSS")) {
                    now = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                } else if (line.startsWith("VmHWM")) {
                    most = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return new long[] {now, most};
        } catch (IOException elsewhere) {
            return new long[2];
        }
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(40, java.util.concurrent.TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopping) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
