package io.bellwether.measurements.metric;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.kit.remote.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Which departments exist, asked of governance once each: departments are closed, never removed. */
@ApplicationScoped
public class Departments {

    /** The owner of organisation-wide things; always exists. */
    private static final String ORGANISATION = "organisation";

    private static final int COME_BACK_SECONDS = 5;

    @Inject
    @RestClient
    GovernanceRemote governance;

    @Inject
    ServiceIdentity identity;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * Lets a department's key pass.
     *
     * @throws ProblemException 422 when there is none of this key, 503 when governance does not answer in time
     */
    public void mustExist(String key, String pointer) {
        if (key.equals(ORGANISATION) || known.contains(key)) {
            return;
        }
        if (!exists(key)) {
            throw ProblemException.invalid(pointer, "unknown-department", "There is no department \"" + key + "\".");
        }
        known.add(key);
    }

    private boolean exists(String key) {
        try (Response answer = governance.department(identity.bearer(), key)) {
            if (answer.getStatus() == 200) {
                return true;
            }
            if (answer.getStatus() == 404) {
                return false;
            }
            throw away();
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == 404) {
                return false;
            }
            throw (ProblemException) away().initCause(refused);
        } catch (ProcessingException away) {
            throw (ProblemException) away().initCause(away);
        }
    }

    private static ProblemException away() {
        return ProblemException.unavailable(
                "Whether this department exists cannot be asked right now.", COME_BACK_SECONDS);
    }
}
