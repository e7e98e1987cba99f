package io.bellwether.testing;

import io.bellwether.testing.operations.Door;
import io.bellwether.testing.operations.Principal;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The port of the service under test, with tokens signed by the test key. */
public final class OwnPort implements Door {

    private final Map<Principal, String> tokens = new ConcurrentHashMap<>();

    @Override
    public URI of(String service) {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    public String token(Principal who) {
        return who == Principal.ANONYMOUS ? null : tokens.computeIfAbsent(who, OwnPort::sign);
    }

    private static String sign(Principal who) {
        if (who.isService()) {
            return Tokens.service(who.word());
        }
        if (who.isIntegrator()) {
            return Tokens.feed(who.sources().iterator().next());
        }
        if (who.isOwner()) {
            return Tokens.owner(who.word(), who.departments().toArray(new String[0]));
        }
        return Tokens.as(who.word());
    }

    @Override
    public boolean isGateway() {
        return false;
    }
}
