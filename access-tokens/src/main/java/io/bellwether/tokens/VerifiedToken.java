package io.bellwether.tokens;

import java.time.Instant;
import org.jose4j.jwt.JwtClaims;

/**
 * A token that is valid.
 *
 * @param raw the token as it was sent
 * @param claims what it says; not to be changed
 * @param expires when it ends
 */
public record VerifiedToken(String raw, JwtClaims claims, Instant expires) {}
