package io.bellwether.gateway.session;

import java.util.Set;

/**
 * A verified caller.
 *
 * @param token the access token that goes on to the service
 * @param subject whose it is
 * @param roles the product's roles in it
 * @param browser whether it came by session cookie instead of the {@code Authorization} header
 */
public record CallerToken(String token, String subject, Set<String> roles, boolean browser) {}
