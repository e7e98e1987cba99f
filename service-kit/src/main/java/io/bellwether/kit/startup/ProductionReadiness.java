package io.bellwether.kit.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Checks the configuration of the {@code prod} profile. */
@ApplicationScoped
public class ProductionReadiness {

    void check(@Observes StartupEvent started, Config config) {
        if (LaunchMode.current() != LaunchMode.NORMAL
                || !ConfigUtils.getProfiles().contains("prod")) {
            return;
        }
        List<String> faults = faults(
                config.getOptionalValue("bellwether.issuer", String.class).orElse(""),
                config.getOptionalValue("bellwether.service-secret", String.class)
                        .orElse(""),
                config.getOptionalValue("bellwether.actor-key", String.class),
                config.getOptionalValue("quarkus.http.cors.origins", String.class)
                        .orElse(""));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("This must not run in production: " + String.join(" ", faults));
        }
    }

    /** What must be changed; {@code actorKey} is there where a service hashes actors. */
    static List<String> faults(String issuer, String secret, Optional<String> actorKey, String origins) {
        List<String> faults = new ArrayList<>();
        if (!issuer.startsWith("https://")) {
            faults.add("BELLWETHER_ISSUER must be an https address.");
        }
        if (isNoSecret(secret)) {
            faults.add("BELLWETHER_SERVICE_SECRET must be a secret of at least 16 characters.");
        }
        if (actorKey.filter(ProductionReadiness::isNoSecret).isPresent()) {
            faults.add("BELLWETHER_ACTOR_KEY must be a secret of at least 16 characters.");
        }
        if (origins.contains("*")) {
            faults.add("quarkus.http.cors.origins must name the origins that it opens to.");
        }
        return faults;
    }

    private static boolean isNoSecret(String value) {
        return value.length() < 16 || value.contains("change-me");
    }
}
