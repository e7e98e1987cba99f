package io.bellwether.kit.caller;

import io.bellwether.tokens.AccessTokens;
import io.bellwether.tokens.KeySource;
import io.bellwether.tokens.SigningKeys;
import io.bellwether.tokens.VerifiedToken;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tells the JWT extension whose token it is that a request carries, by the rules of {@code access-tokens}, which are the
 * same at every door. Asked before the extension's own provider, which pays for the signature at every request and looks for
 * an unknown key no oftener than in minutes. Keys, issuer and audience are those of {@code mp.jwt.verify.*}; the time is the
 * machine's, since tokens are not ours to date.
 */
@ApplicationScoped
public class VerifiedTokenIdentity implements IdentityProvider<TokenAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(VerifiedTokenIdentity.class);

    /** The attribute of an identity that holds its {@link Caller}, read once for as long as the token is known. */
    static final String CALLER = "bellwether.caller";

    /** The extension's own has the interface's default; the higher one is asked first. */
    private static final int PRIORITY = 2_000;

    private final SigningKeys keys;
    private final AccessTokens<SecurityIdentity> tokens;

    VerifiedTokenIdentity(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") URI location,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") String audience) {
        keys = new SigningKeys(KeySource.at(location), InstantSource.system());
        tokens = new AccessTokens<>(keys, issuer, audience, InstantSource.system(), VerifiedTokenIdentity::identity);
    }

    /** Reads the keys before the first request does; Keycloak may also come up later. */
    void warm(@Observes StartupEvent started) {
        keys.read().exceptionally(away -> {
            LOG.infof("the identity provider is not there yet: %s", away.getMessage());
            return null;
        });
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        CompletableFuture<SecurityIdentity> verified =
                tokens.verify(request.getToken().getToken());
        Uni<SecurityIdentity> identity = Uni.createFrom().completionStage(verified);
        Context asked = Vertx.currentContext();
        if (!verified.isDone() && asked != null) {
            identity = identity.emitOn(task -> asked.runOnContext(nothing -> task.run()));
        }
        return identity.invoke(one -> MDC.put("caller", one.getPrincipal().getName()))
                .onFailure()
                .transform(VerifiedTokenIdentity::refusal);
    }

    private static SecurityIdentity identity(VerifiedToken token) {
        try {
            JwtClaims claims = JwtClaims.parse(token.claims().getRawJson());
            claims.setClaim("raw_token", token.raw());
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new DefaultJWTCallerPrincipal(token.raw(), "JWT", claims))
                    .addCredential(new JsonWebTokenCredential(token.raw()))
                    .addAttribute(CALLER, CallerClaims.read(token.claims()))
                    .build();
        } catch (InvalidJwtException impossible) {
            throw new IllegalStateException("verified claims can be read", impossible);
        }
    }

    private static Throwable refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        LOG.infof("a token is refused: %s", cause.getMessage());
        return new AuthenticationFailedException(cause);
    }
}
