package io.bellwether.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory, where the system tells (Linux). */
final class Memory {

    private static final long KIB_PER_MIB = 1024;

    private Memory() {}

    /** Of a process and, for PostgreSQL, its children, in MiB; shared pages are counted once, as proportional size. */
    static long resident(long pid) {
        if (pid <= 0) {
            return 0;
        }
        long own = kib(pid);
        long children = ProcessHandle.of(pid)
                .map(process -> process.descendants()
                        .mapToLong(child -> child.info()
                                        .command()
                                        .map(command -> command.contains("postgres"))
                                        .orElse(false)
                                ? kib(child.pid())
                                : 0)
                        .sum())
                .orElse(0L);
        return (own + children) / KIB_PER_MIB;
    }

    private static long kib(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.isReadable(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }
}
