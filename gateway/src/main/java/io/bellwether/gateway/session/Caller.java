package io.bellwether.gateway.session;

/**
 * Who makes a request.
 *
 * @param token the verified access token
 * @param browser whether it came by session cookie instead of the {@code Authorization} header
 */
public record Caller(CallerToken token, boolean browser) {}
