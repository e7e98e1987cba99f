package io.bellwether.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is running, as a file, so that {@code status} and the others work from another terminal.
 *
 * @param pid of the process that watches over the stack; 0 when it was stopped
 * @param publicUrl where browsers find the gateway
 * @param ports by part: postgres, keycloak, and each service with its {@code -management}
 * @param pids by part
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record State(long pid, String publicUrl, Map<String, Integer> ports, Map<String, Long> pids) {

    private static final ObjectMapper JSON = new ObjectMapper();

    State {
        ports = new LinkedHashMap<>(ports);
        pids = new LinkedHashMap<>(pids);
    }

    static Path file(Path data) {
        return data.resolve("state.json");
    }

    static Optional<State> read(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), State.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(Path data) {
        try {
            Path fresh = Files.createTempFile(data, "state", ".json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), this);
            Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the process that watches over the stack is alive. */
    boolean isRunning() {
        return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    String keycloak() {
        return "http://localhost:" + ports.get("keycloak");
    }
}
