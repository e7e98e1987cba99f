package io.bellwether.measurements.intake;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses the prod profile with the key that everybody can read in this repository. */
@ApplicationScoped
class ActorKeyReadiness {

    private static final int MIN_LENGTH = 16;

    @ConfigProperty(name = "bellwether.actor-key")
    String key;

    void check(@Observes StartupEvent started) {
        boolean production = LaunchMode.current() == LaunchMode.NORMAL
                && ConfigUtils.getProfiles().contains("prod");
        if (production && (key.length() < MIN_LENGTH || key.equals("local-actor-key-change-me"))) {
            throw new IllegalStateException("This must not run in production:"
                    + " BELLWETHER_ACTOR_KEY must be a secret of at least 16 characters.");
        }
    }
}
