package io.bellwether.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three services and the gateway, from their packaged applications. */
final class Services {

    static final List<String> NAMES = List.of("measurements", "governance", "objectives");

    private static final List<String> BUSY = List.of("measurements", "gateway");

    private final Options options;
    private final Secrets secrets;
    private final Map<String, Integer> ports;
    private final String publicUrl;

    Services(Options options, Secrets secrets, Map<String, Integer> ports, String publicUrl) {
        this.options = options;
        this.secrets = secrets;
        this.ports = ports;
        this.publicUrl = publicUrl;
    }

    Part service(String name) {
        Map<String, String> environment = common(name);
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:" + ports.get("postgres") + "/" + name);
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get("database." + name));
        environment.put("BELLWETHER_SERVICE_SECRET", secrets.get("client." + name + "-service"));
        environment.put("BELLWETHER_ACTOR_KEY", secrets.get("actor"));
        // measurements keeps series and daily figures in memory
        return part(name, name + "-service", name.equals("measurements") ? "256m" : "128m", environment);
    }

    Part gateway() {
        Map<String, String> environment = common("gateway");
        environment.put("BELLWETHER_GATEWAY_SECRET", secrets.get("client.gateway"));
        environment.put("BELLWETHER_SESSION_KEY", secrets.get("session"));
        environment.put("BELLWETHER_PUBLIC_URL", publicUrl);
        return part("gateway", "gateway", "112m", environment);
    }

    private Map<String, String> common(String name) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", ports.get(name).toString());
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_MANAGEMENT_PORT", ports.get(name + "-management").toString());
        environment.put("BELLWETHER_ZONE", System.getenv().getOrDefault("BELLWETHER_ZONE", "UTC"));
        environment.put("BELLWETHER_NAME", System.getenv().getOrDefault("BELLWETHER_NAME", "Sample organisation"));
        environment.put("BELLWETHER_ISSUER", "http://localhost:" + ports.get("keycloak") + "/realms/bellwether");
        for (String service : NAMES) {
            environment.put(
                    "BELLWETHER_" + service.toUpperCase(java.util.Locale.ROOT) + "_URL",
                    "http://127.0.0.1:" + ports.get(service));
        }
        return environment;
    }

    /** Where the class data of a part is kept; Java makes the file, but not the folder. */
    private Path classData(String name) {
        try {
            return Files.createDirectories(options.data().resolve("class-data")).resolve(name + ".jsa");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Part part(String name, String module, String heap, Map<String, String> environment) {
        Path application = options.home().resolve(module + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new Trouble("The stack is not built: " + application + " is missing.");
        }
        List<String> command = new ArrayList<>(Jdk.options(heap, classData(name), BUSY.contains(name)));
        command.addAll(List.of("-jar", application.toString()));
        return new Part(
                name,
                command,
                environment,
                options.data().resolve("logs/" + name + ".log"),
                "http://127.0.0.1:" + ports.get(name + "-management") + "/q/health/ready");
    }
}
