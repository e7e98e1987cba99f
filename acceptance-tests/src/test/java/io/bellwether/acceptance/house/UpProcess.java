package io.bellwether.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code up} in a terminal of its own. It is the command without the script before it, because the script would first build
 * what the build around the tests has just made.
 */
public final class UpProcess {

    /** The very first start on a machine builds Keycloak and makes its schema, beside whatever else is under way. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Each part has 40 s to finish what it is doing, and keeps its class data then. */
    private static final Duration STOPPING = Duration.ofMinutes(5);

    /** How long SIGINT may go without an end; a shell starts what runs in the background with SIGINT ignored. */
    private static final Duration HEEDED = Duration.ofSeconds(20);

    private static final String UP = "Bellwether is up";

    private final Process process;
    private final Path log;

    private UpProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and waits until it says that it is up; port 0 is a free one. */
    public static UpProcess start(Path data, int port, String... options) {
        UpProcess up = begin(data, port, options);
        Instant end = Instant.now().plus(PATIENCE);
        while (!up.said().contains(UP)) {
            if (!up.process.isAlive() || Instant.now().isAfter(end)) {
                up.interrupt();
                throw new IllegalStateException("up did not come up; it said:\n" + up.said());
            }
            pause();
        }
        return up;
    }

    /** Starts it and returns at once. */
    public static UpProcess begin(Path data, int port, String... options) {
        Path stack = Checkout.root().resolve("local-stack/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbellwether.home=" + Checkout.root(),
                "-cp",
                stack.resolve("classes") + ":" + stack.resolve("lib") + "/*",
                "io.bellwether.stack.cli.Main",
                "up",
                "--port",
                Integer.toString(port)));
        command.addAll(List.of(options));
        try {
            Path log = Files.createTempFile(Checkout.root().resolve("acceptance-tests/target"), "up-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Checkout.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("BELLWETHER_DATA_DIR", data.toString());
            return new UpProcess(builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that it wrote until now. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a line beside what the command says, for whoever reads the log. */
    void note(String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for its end by itself. */
    public Said await() {
        try {
            if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("up did not end; it said:\n" + said());
            }
            return new Said(process.exitValue(), said());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Ctrl-C: SIGINT, which Java itself cannot send; SIGTERM where whoever started this run lets SIGINT be ignored. */
    public Said interrupt() {
        signal("INT");
        try {
            if (process.isAlive() && !process.waitFor(HEEDED.toSeconds(), TimeUnit.SECONDS)) {
                note("SIGINT was not heeded; SIGTERM follows");
                signal("TERM");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return await();
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
