package io.bellwether.testing;

import io.bellwether.kit.remote.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's own account in tests: a token signed with the test key instead of one fetched from Keycloak. */
@ApplicationScoped
public class TestServiceIdentity implements ServiceIdentity {

    @ConfigProperty(name = "bellwether.service")
    String service;

    @Override
    public String bearer() {
        return "Bearer " + Tokens.service(service + "-service");
    }
}
