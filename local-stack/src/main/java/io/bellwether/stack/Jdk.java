package io.bellwether.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java processes are started: small heaps, the serial collector, and class data kept from the first start. */
final class Jdk {

    private Jdk() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The options of one part.
     *
     * @param heap the largest heap, for instance {@code 160m}
     * @param archive where its class data is kept; made at the end of the first run, and anew when the part changes
     * @param busy whether every request or measurement passes through it, so that the second compiler is worth its memory
     */
    static List<String> options(String heap, Path archive, boolean busy) {
        List<String> options = new ArrayList<>(List.of(
                java(),
                "-Xmx" + heap,
                "-Xms32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (busy ? 4 : 1),
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dfile.encoding=UTF-8"));
        if (archive != null) {
            options.add("-XX:+AutoCreateSharedArchive");
            options.add("-XX:SharedArchiveFile=" + archive);
            options.add("-Xlog:cds=off");
            options.add("-Xlog:cds+dynamic=off");
        }
        return options;
    }
}
