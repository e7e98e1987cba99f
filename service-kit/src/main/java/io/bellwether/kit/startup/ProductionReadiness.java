package io.bellwether.kit.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
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
                config.getOptionalValue("quarkus.http.cors.origins", String.class)
                        .orElse(""));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("This must not run in production: " + String.join(" ", faults));
        }
    }

    static List<String> faults(String issuer, String secret, String origins) {
        List<String> faults = new ArrayList<>();
        if (!issuer.startsWith("https://")) {
            faults.add("BELLWETHER_ISSUER must be an https address.");
        }
        if (secret.length() < 16 || secret.equals("change-me-change-me")) {
            faults.add("BELLWETHER_SERVICE_SECRET must be a secret of at least 16 characters.");
        }
        if (origins.contains("*")) {
            faults.add("quarkus.http.cors.origins must name the origins that it opens to.");
        }
        return faults;
    }
}
