package io.bellwether.governance.department;

import io.bellwether.kit.caller.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Notices who acts for which department. */
public class MemberFilter {

    @Inject
    Members members;

    @Inject
    CurrentCaller caller;

    /** After it is known that the caller may do something here at all. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    public void notice(ContainerRequestContext request) {
        if (caller.signedIn() && members.isNews(caller.get())) {
            members.saw(caller.get());
        }
    }
}
