package io.bellwether.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands as a person types them. */
public final class Commands {

    /** Longer than any command but {@code up}, or a page of pasted lines, takes on a crowded machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Commands() {}

    /** Runs {@code ./bellwether} with these words on a data folder. */
    public static Said bellwether(Path data, String... words) {
        List<String> command =
                new ArrayList<>(List.of(Checkout.root().resolve("bellwether").toString()));
        command.addAll(List.of(words));
        return run(command, Map.of("BELLWETHER_DATA_DIR", data.toString()));
    }

    /** Runs lines of a document in one shell, in the checkout, as somebody who copies and pastes them. */
    public static Said paste(Path data, String lines) {
        return run(List.of("bash", "-euo", "pipefail", "-c", lines), Map.of("BELLWETHER_DATA_DIR", data.toString()));
    }

    /** Runs a command in the checkout and waits for its end. */
    public static Said run(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("bellwether-said", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Checkout.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(command + " did not end; it said: " + Files.readString(output));
            }
            Said said = new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            Files.delete(output);
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
