package io.bellwether.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process of the stack.
 *
 * @see #start
 */
final class Part {

    /** In-flight work ends within this; then the process is ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** How often it may end while starting: a slow database is a reason once or twice, a fault is one always. */
    private static final int CHANCES = 3;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final String health;
    private volatile Process process;
    private volatile boolean wanted;

    /**
     * A process that is not started yet.
     *
     * @param health address that answers 200 once it is ready
     */
    Part(String name, List<String> command, Map<String, String> environment, Path log, String health) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.health = health;
    }

    String name() {
        return name;
    }

    long pid() {
        return process == null ? 0 : process.pid();
    }

    boolean isWanted() {
        return wanted;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    void start() {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()));
            builder.environment().putAll(environment);
            process = builder.start();
            wanted = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    boolean isReady() {
        return isAlive() && Http.status(health) == 200;
    }

    /** Waits until it is ready; one that ends while the whole machine is starting gets another chance. */
    void await(Duration most) {
        Instant end = Instant.now().plus(most);
        int chances = CHANCES;
        while (!isReady()) {
            if (!isAlive() && --chances > 0) {
                start();
            } else if (!isAlive()) {
                throw new Trouble(name + " ended while starting; the end of its log (" + log + "):\n" + tail());
            }
            if (Instant.now().isAfter(end)) {
                throw new Trouble(name + " was not ready after " + most.toSeconds() + " s; see " + log + ".");
            }
            try {
                Thread.sleep(150);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Trouble("Stopped while waiting for " + name + ".", stopping);
            }
        }
    }

    /** Asks it to stop. */
    void ask() {
        wanted = false;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for its end, and makes it end if it does not. */
    void stop() {
        ask();
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return "(" + unreadable.getMessage() + ")";
        }
    }
}
