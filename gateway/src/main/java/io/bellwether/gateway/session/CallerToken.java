package io.bellwether.gateway.session;

import java.util.Set;

/**
 * A verified caller.
 *
 * @param token the access token that goes on to the service
 * @param subject whose it is
 * @param session the session at Keycloak that it belongs to; empty for a client's own token
 * @param roles the product's roles in it
 */
public record CallerToken(String token, String subject, String session, Set<String> roles) {}
