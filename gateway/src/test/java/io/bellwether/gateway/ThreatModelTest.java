package io.bellwether.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A threat model that names a test which nobody runs is worse than none. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    @Test
    void every_test_that_the_threat_model_names_exists() throws IOException {
        String document = Files.readString(Path.of("../docs/threat-model.md"));
        List<Path> sources;
        try (Stream<Path> files = Files.find(
                Path.of(".."),
                12,
                (path, attributes) -> path.toString().endsWith("Test.java")
                        && path.toString().contains("src/test/java")
                        && !path.toString().contains("node_modules"))) {
            sources = files.toList();
        }
        List<String> missing = NAMED.matcher(document)
                .results()
                .filter(named -> !exists(sources, named))
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(NAMED.matcher(document).results().count()).isGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    private static boolean exists(List<Path> sources, MatchResult named) {
        return sources.stream()
                .filter(path -> path.getFileName().toString().equals(named.group(1) + ".java"))
                .anyMatch(path -> named.group(2) == null || text(path).contains(" " + named.group(2) + "("));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
