package io.bellwether.gateway.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in the {@code prod} profile with what is only for one machine, and names what to change. */
@ApplicationScoped
public class ProductionReadiness {

    /** Sessions are encrypted by AES-256 with a digest of the key; shorter ones can be guessed. */
    private static final int SESSION_KEY = 32;

    private static final int CLIENT_SECRET = 16;

    void check(@Observes StartupEvent started, Config config) {
        if (LaunchMode.current() != LaunchMode.NORMAL
                || !ConfigUtils.getProfiles().contains("prod")) {
            return;
        }
        List<String> faults = faults(
                config.getValue("bellwether.issuer", String.class),
                config.getValue("bellwether.public-url", String.class),
                config.getValue("bellwether.gateway-secret", String.class),
                config.getValue("bellwether.session-key", String.class),
                config.getOptionalValue("bellwether.allowed-origins", String.class)
                        .orElse(""));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("This must not run in production: " + String.join(" ", faults));
        }
    }

    static List<String> faults(
            String issuer, String publicUrl, String gatewaySecret, String sessionKey, String origins) {
        List<String> faults = new ArrayList<>();
        if (!issuer.startsWith("https://")) {
            faults.add("BELLWETHER_ISSUER must be an https address.");
        }
        if (!publicUrl.startsWith("https://")) {
            faults.add("BELLWETHER_PUBLIC_URL must be an https address.");
        }
        if (isNoSecret(gatewaySecret, CLIENT_SECRET)) {
            faults.add("BELLWETHER_GATEWAY_SECRET must be a secret of at least 16 characters.");
        }
        if (isNoSecret(sessionKey, SESSION_KEY)) {
            faults.add("BELLWETHER_SESSION_KEY must be a secret of at least 32 characters.");
        }
        if (origins.contains("*") || origins.contains("http://") || origins.contains("null")) {
            faults.add("BELLWETHER_ALLOWED_ORIGINS must name the https origins that may call.");
        }
        return faults;
    }

    private static boolean isNoSecret(String value, int length) {
        return value.length() < length || value.contains("change-me");
    }
}
