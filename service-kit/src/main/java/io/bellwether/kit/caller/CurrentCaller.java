package io.bellwether.kit.caller;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The caller of the request that is being answered. */
@RequestScoped
public class CurrentCaller {

    @Inject
    SecurityIdentity identity;

    private Caller caller;

    /**
     * The caller.
     *
     * @throws ProblemException 401 when the request carries no verified token
     */
    public Caller get() {
        if (!signedIn()) {
            throw new ProblemException(CommonProblem.UNAUTHORIZED, "A valid access token is needed.");
        }
        return caller;
    }

    /** Whether the request carries a verified token. */
    public boolean signedIn() {
        if (caller == null) {
            caller = identity.getAttribute(VerifiedTokenIdentity.CALLER);
        }
        return caller != null;
    }

    /** The verified token as it came, with the scheme, to be passed on in the caller's name. */
    public String bearer() {
        get();
        return "Bearer " + identity.getCredential(JsonWebTokenCredential.class).getToken();
    }
}
