package io.bellwether.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.gateway.route.Route;
import io.bellwether.gateway.session.CallerToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long Keycloak's decisions hold, and what holds when there are none. */
class AdmissionTest {

    private static final Route WRITING = new Route(Route.Upstream.OBJECTIVES, "objectives", "write", Route.Way.USUAL);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Decisions keycloak = new Decisions();
    private final Admission admission = new Admission(keycloak, () -> now);

    /** Keycloak as far as it decides. */
    private static final class Decisions extends KeycloakPermissions {
        final Set<Set<String>> asked = new HashSet<>();
        String writers = "department-owner";
        boolean away;

        Decisions() {
            super("http://127.0.0.1:1/realms/x", "unused");
        }

        @Override
        Set<String> of(Set<String> roles) {
            if (away) {
                throw new IllegalStateException("away");
            }
            asked.add(roles);
            return roles.contains(writers) ? Set.of("objectives#read", "objectives#write") : Set.of("objectives#read");
        }
    }

    @Test
    void every_combination_of_roles_is_asked_for_once_a_minute() {
        admission.refresh();
        assertThat(keycloak.asked).hasSize(31);
        keycloak.asked.clear();
        now = now.plusSeconds(59);
        admission.refresh();
        assertThat(keycloak.asked).isEmpty();
        now = now.plusSeconds(2);
        admission.refresh();
        assertThat(keycloak.asked).hasSize(31);
    }

    @Test
    void what_keycloak_grants_is_allowed_and_nothing_else_is() {
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.ALLOWED);
        assertThat(decide("viewer", "department-owner")).isEqualTo(Admission.Decision.ALLOWED);
        assertThat(decide("viewer")).isEqualTo(Admission.Decision.DENIED);
        assertThat(decide()).isEqualTo(Admission.Decision.DENIED);
    }

    @Test
    void a_changed_policy_takes_effect_within_a_minute() {
        admission.refresh();
        keycloak.writers = "coordinator";
        now = now.plusSeconds(61);
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.DENIED);
        assertThat(decide("coordinator")).isEqualTo(Admission.Decision.ALLOWED);
    }

    @Test
    void before_keycloak_has_answered_nothing_is_allowed() {
        keycloak.away = true;
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.UNKNOWN);
        assertThat(admission.isUsable()).isFalse();
        keycloak.away = false;
        now = now.plusSeconds(2);
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.ALLOWED);
    }

    @Test
    void while_keycloak_is_away_its_decisions_hold_for_an_hour_and_no_longer() {
        admission.refresh();
        keycloak.away = true;
        now = now.plus(Duration.ofMinutes(59));
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.ALLOWED);
        now = now.plus(Duration.ofMinutes(2));
        admission.refresh();
        assertThat(decide("department-owner")).isEqualTo(Admission.Decision.UNKNOWN);
    }

    private Admission.Decision decide(String... roles) {
        return admission.decide(new CallerToken("token", "subject", "", Set.of(roles)), WRITING);
    }
}
