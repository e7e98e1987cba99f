package io.bellwether.gateway.session;

/**
 * A browser's session.
 *
 * @param caller whose it is
 * @param refreshToken renews or ends it at Keycloak; null when there is none
 */
record Session(CallerToken caller, String refreshToken) {}
