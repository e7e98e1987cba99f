package io.bellwether.kit.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The clock of the machine, unless a test brings its own. */
@ApplicationScoped
public class SystemClock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
        return new Ticking();
    }

    /**
     * {@link Clock#systemUTC()} in a form that can be proxied, in microseconds: as exact as the database keeps it, so that
     * what is answered at once is what is read later.
     */
    static class Ticking extends Clock {

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return Clock.system(zone);
        }

        @Override
        public java.time.Instant instant() {
            return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
