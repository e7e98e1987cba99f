package io.bellwether.acceptance.locks;

import io.bellwether.acceptance.house.House;
import io.bellwether.testing.operations.Door;
import io.bellwether.testing.operations.Principal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every principal of the matrix on the real stack: demo people, and who has to be made in Keycloak first. */
final class Everybody {

    private static final String FEED_SECRET = "other-feed-of-the-matrix";

    /** A token is asked for anew well before it ends. */
    private static final Duration FRESH = Duration.ofMinutes(8);

    private static Everybody one;

    private final House house;
    private final Keycloak keycloak;
    private final Map<Principal, String> tokens = new EnumMap<>(Principal.class);
    private final Map<Principal, Instant> since = new EnumMap<>(Principal.class);

    private Everybody(House house) {
        this.house = house;
        this.keycloak = new Keycloak(house);
    }

    /** Made once for all tests of the run. */
    static synchronized Everybody of(House house) {
        if (one == null) {
            Everybody made = new Everybody(house);
            made.keycloak.person("matrix.nobody", List.of(), List.of());
            made.keycloak.person(
                    "matrix.owner",
                    List.of("department-owner"),
                    List.of("/departments/human-resources", "/departments/marketing-sales"));
            made.keycloak.feed("other-feed", FEED_SECRET, "[\"other-feed\"]");
            one = made;
        }
        return one;
    }

    synchronized String token(Principal who) {
        if (who == Principal.ANONYMOUS) {
            return null;
        }
        Instant asked = since.get(who);
        if (asked == null || asked.plus(FRESH).isBefore(Instant.now())) {
            tokens.put(who, fresh(who));
            since.put(who, Instant.now());
        }
        return tokens.get(who);
    }

    private String fresh(Principal who) {
        return switch (who) {
            case ANONYMOUS -> null;
            case NOBODY -> house.token("matrix.nobody");
            case OWNER -> house.token("owner.human-resources");
            case OWNER_OTHER -> house.token("owner.marketing-sales");
            case OWNER_LEADING -> house.token("owner.public-relations");
            case OWNER_OF_SEVERAL -> house.token("matrix.owner");
            case VIEWER, COORDINATOR, ADMIN -> house.token(who.word());
            case INTEGRATOR -> house.token("demo-feed");
            case INTEGRATOR_OTHER -> keycloak.account("other-feed", FEED_SECRET);
            case OBJECTIVES_SERVICE, MEASUREMENTS_SERVICE, GOVERNANCE_SERVICE ->
                keycloak.account(who.word(), keycloak.secret("client." + who.word()));
        };
    }

    /** The front door. */
    Door throughTheGateway() {
        return new Door() {
            @Override
            public URI of(String service) {
                return house.gateway();
            }

            @Override
            public String token(Principal who) {
                return Everybody.this.token(who);
            }

            @Override
            public boolean isGateway() {
                return true;
            }
        };
    }
}
