package io.bellwether.stack;

import io.bellwether.identity.Realm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak from its Maven distribution: built for PostgreSQL once per machine and kept, with a home per stack. */
final class Keycloak {

    private final Options options;
    private final Secrets secrets;

    Keycloak(Options options, Secrets secrets) {
        this.options = options;
        this.secrets = secrets;
    }

    /** The process, ready to be started. */
    Part part(int port, int managementPort, int databasePort, String publicUrl) {
        Path built = built();
        Path home = home(built, publicUrl);
        List<String> command = new ArrayList<>(Jdk.options("320m", built.resolve("bellwether.jsa"), false));
        command.addAll(javaOptions(home));
        command.addAll(List.of(
                "-cp",
                built.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--hostname-strict=false",
                "--cache=local",
                "--log-level=INFO",
                "--db-pool-max-size=10",
                "--db-url=jdbc:postgresql://localhost:" + databasePort + "/keycloak",
                "--db-username=keycloak"));
        Map<String, String> environment = Map.of(
                "KC_DB_PASSWORD", secrets.get("database.keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "keycloak-admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak.admin"));
        return new Part(
                "keycloak",
                command,
                environment,
                options.data().resolve("logs/keycloak.log"),
                "http://127.0.0.1:" + managementPort + "/health/ready");
    }

    private static List<String> javaOptions(Path home) {
        return List.of(
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Djava.net.preferIPv4Stack=true",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED");
    }

    /** The distribution with the optimised build, shared by all stacks of this person. */
    private Path built() {
        Path zip = distribution();
        String name = zip.getFileName().toString().replaceAll("^keycloak-quarkus-dist-|\\.zip$", "");
        Path cache = cache();
        Path done = cache.resolve("keycloak-" + name);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock one = channel.lock()) {
                if (one.isValid() && !Files.exists(done.resolve("bellwether-built"))) {
                    options.say().accept("unpacking and building Keycloak " + name + ", once on this machine");
                    unzip(zip, done);
                    build(done);
                    Files.createFile(done.resolve("bellwether-built"));
                }
            }
            return done;
        } catch (IOException failed) {
            throw new UncheckedIOException("Keycloak cannot be unpacked", failed);
        }
    }

    private static Path cache() {
        String set = System.getenv("BELLWETHER_CACHE");
        return set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache", "bellwether");
    }

    private Path distribution() {
        Path lib = options.home().resolve("local-stack/target/lib");
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.getFileName().toString().startsWith("keycloak-quarkus-dist-"))
                    .findFirst()
                    .orElseThrow(() -> new Trouble("The Keycloak distribution is not in " + lib + "; build first."));
        } catch (IOException missing) {
            throw new Trouble("The stack is not built: " + lib + " is missing.", missing);
        }
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = into.resolve(inside).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void build(Path home) throws IOException {
        List<String> command = new ArrayList<>(Jdk.options("512m", null, false));
        command.addAll(javaOptions(home));
        command.addAll(List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "build",
                "--db=postgres",
                "--health-enabled=true",
                "--features-disabled=kerberos,device-flow,ciba,impersonation"));
        Path log = options.data().resolve("logs/keycloak-build.log");
        Files.createDirectories(log.getParent());
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new Trouble("Keycloak could not be built; see " + log + ".");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while building Keycloak.", stopping);
        }
    }

    /** A home of this stack's own: links to what is shared, its own data with the realm to import. */
    private Path home(Path built, String publicUrl) {
        Path home = options.data().resolve("keycloak");
        try {
            Files.createDirectories(home.resolve("data/import"));
            for (String shared : List.of("lib", "conf", "providers", "themes")) {
                Path link = home.resolve(shared);
                if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(built.resolve(shared))) {
                    Files.deleteIfExists(link);
                    if (Files.exists(built.resolve(shared))) {
                        Files.createSymbolicLink(link, built.resolve(shared));
                    }
                }
            }
            Files.writeString(home.resolve("data/import/bellwether-realm.json"), Realm.renderLocal(values(publicUrl)));
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException("Keycloak's home cannot be made", failed);
        }
    }

    private Map<String, String> values(String publicUrl) {
        return Map.of(
                "PUBLIC_URL", publicUrl,
                "GATEWAY_URL", publicUrl,
                "GATEWAY_SECRET", secrets.get("client.gateway"),
                "OBJECTIVES_SERVICE_SECRET", secrets.get("client.objectives-service"),
                "MEASUREMENTS_SERVICE_SECRET", secrets.get("client.measurements-service"),
                "GOVERNANCE_SERVICE_SECRET", secrets.get("client.governance-service"),
                "DEMO_FEED_SECRET", secrets.get("client.demo-feed"));
    }
}
