package io.bellwether.benchmarks.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packaged services of this checkout as processes, with the heap and the collector that the stack gives them. */
public final class Services {

    private final Path home;
    private final Path folder;
    private final Neighbours neighbours;

    /**
     * @param home the checkout
     * @param folder where logs go
     */
    public Services(Path home, Path folder, Neighbours neighbours) {
        this.home = home;
        this.folder = folder;
        this.neighbours = neighbours;
    }

    /** A service that is not started yet, listening on {@code port}, with its tables in {@code database}. */
    public Program service(String name, int port, Postgres database, String heap) {
        return service(name, port, database, heap, Map.of());
    }

    /** The same with further environment variables, for instance where a real neighbour is. */
    public Program service(String name, int port, Postgres database, String heap, Map<String, String> further) {
        Path application = home.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException(application + " is missing; build it first");
        }
        int management = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        environment.put("BELLWETHER_ISSUER", neighbours.issuer());
        environment.put("BELLWETHER_SERVICE_SECRET", "benchmark");
        environment.put("BELLWETHER_ACTOR_KEY", "benchmark-actor-key");
        neighboursStandIn(environment);
        environment.putAll(further);
        return program(name, application, heap, environment, management);
    }

    /**
     * A gateway that is not started yet and asks the neighbours who may do what.
     *
     * @param services where the services are, by environment variable; for those not named the neighbours stand in
     */
    public Program gateway(int port, Map<String, String> services) {
        Path application = home.resolve("gateway/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException(application + " is missing; build it first");
        }
        int management = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("BELLWETHER_ISSUER", neighbours.issuer());
        environment.put("BELLWETHER_PUBLIC_URL", "http://127.0.0.1:" + port);
        neighboursStandIn(environment);
        environment.putAll(services);
        return program("gateway", application, "112m", environment, management);
    }

    private void neighboursStandIn(Map<String, String> environment) {
        for (String service : List.of("MEASUREMENTS", "OBJECTIVES", "GOVERNANCE")) {
            environment.put("BELLWETHER_" + service + "_URL", neighbours.url());
        }
    }

    private Program program(
            String name, Path application, String heap, Map<String, String> environment, int management) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xms32m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                application.toString());
        return new Program(
                command,
                environment,
                folder.resolve(name + ".log"),
                "http://127.0.0.1:" + management + "/q/health/ready");
    }
}
