package io.bellwether.kit.remote;

/** The service's own account. */
public interface ServiceIdentity {

    /**
     * A valid access token of the service's own account, as the value of the {@code Authorization} header. Blocks while
     * one is fetched.
     *
     * @throws io.bellwether.kit.problem.ProblemException 503 when none can be had
     */
    String bearer();
}
