package io.bellwether.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a run leaves nothing of. */
public final class Folders {

    private Folders() {}

    /** A new folder of the checkout's build output, on the disk that the build is on. */
    public static Path temporary(Path home) throws IOException {
        Path parent = Files.createDirectories(home.resolve("benchmarks/target/runs"));
        return Files.createTempDirectory(parent, "run");
    }

    public static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
