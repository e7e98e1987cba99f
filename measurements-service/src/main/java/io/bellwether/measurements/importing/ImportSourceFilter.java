package io.bellwether.measurements.importing;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.measurements.source.Sources;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Whose source a file is for is decided before the file is read, which the framework does by itself. */
public class ImportSourceFilter {

    /** The filter of acts has the default priority, 5000. */
    private static final int AFTER_THE_ROLES = 6_000;

    @Inject
    Sources sources;

    @Inject
    CurrentCaller caller;

    @ServerRequestFilter(priority = AFTER_THE_ROLES)
    public void source(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceClass() == ImportResource.class
                && request.getMethod().equals(HttpMethod.POST)) {
            sources.mayImport(
                    caller.get(), request.getUriInfo().getQueryParameters().getFirst("source"));
        }
    }
}
