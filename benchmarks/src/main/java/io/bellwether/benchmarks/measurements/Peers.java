package io.bellwether.benchmarks.measurements;

import io.bellwether.benchmarks.frame.Ports;
import io.bellwether.benchmarks.frame.Program;
import io.bellwether.benchmarks.frame.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time series databases of Debian, where they are installed, with line protocol over HTTP. */
final class Peers {

    private static final Path INFLUXD = Path.of("/usr/bin/influxd");
    private static final Path VICTORIA = Path.of("/usr/bin/victoria-metrics");

    private final Path folder;

    Peers(Path folder) {
        this.folder = folder;
    }

    /** A peer that runs: where lines go, and whether it takes them as nanoseconds only. */
    record Peer(String name, Program program, Web web, String path, boolean nanos) implements AutoCloseable {

        void write(byte[] lines) throws IOException {
            web.post(path, "text/plain", lines).orFail();
        }

        @Override
        public void close() {
            program.close();
        }
    }

    /** InfluxDB 1.x: on disk before it answers. */
    Optional<Peer> influx() throws IOException {
        if (!Files.isExecutable(INFLUXD)) {
            return Optional.empty();
        }
        int port = Ports.free();
        Path data = Files.createDirectories(folder.resolve("influxdb"));
        Path config = data.resolve("influxdb.conf");
        Files.writeString(config, """
                reporting-disabled = true
                bind-address = "127.0.0.1:%d"
                [meta]
                dir = "%s/meta"
                [data]
                dir = "%s/data"
                wal-dir = "%s/wal"
                query-log-enabled = false
                [http]
                bind-address = "127.0.0.1:%d"
                log-enabled = false
                [monitor]
                store-enabled = false
                """.formatted(Ports.free(), data, data, data, port));
        String base = "http://127.0.0.1:" + port;
        Program program = new Program(
                        List.of(INFLUXD.toString(), "-config", config.toString()),
                        Map.of(),
                        folder.resolve("influxdb.log"),
                        base + "/ping")
                .start();
        Web web = new Web(base, null);
        web.post("/query?q=CREATE%20DATABASE%20bench", "application/x-www-form-urlencoded", "")
                .orFail();
        return Optional.of(new Peer("InfluxDB", program, web, "/write?db=bench&precision=s", false));
    }

    /** VictoriaMetrics: in memory when it answers. */
    Optional<Peer> victoria() {
        if (!Files.isExecutable(VICTORIA)) {
            return Optional.empty();
        }
        int port = Ports.free();
        String base = "http://127.0.0.1:" + port;
        Program program = new Program(
                        List.of(
                                VICTORIA.toString(),
                                "-storageDataPath=" + folder.resolve("victoria"),
                                "-httpListenAddr=127.0.0.1:" + port,
                                "-retentionPeriod=100y"),
                        Map.of(),
                        folder.resolve("victoria.log"),
                        base + "/health")
                .start();
        return Optional.of(new Peer("VictoriaMetrics", program, new Web(base, null), "/write", true));
    }
}
