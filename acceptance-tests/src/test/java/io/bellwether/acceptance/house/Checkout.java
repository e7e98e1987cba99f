package io.bellwether.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
public final class Checkout {

    private Checkout() {}

    /** Its root, where {@code ./bellwether} lies. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("bellwether")) ? here : here.getParent();
    }

    /** An empty folder below this module's {@code target}; what was in it is gone. */
    public static Path freshFolder(String name) {
        Path folder = root().resolve("acceptance-tests/target").resolve(name);
        try {
            if (Files.exists(folder)) {
                List<Path> everything;
                try (Stream<Path> files = Files.walk(folder)) {
                    everything = files.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path file : everything) {
                    Files.delete(file);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
