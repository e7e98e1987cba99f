package io.bellwether.measurements.metric;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What is asked of governance. */
@Path("/api/v1/departments")
@RegisterRestClient(configKey = "governance")
interface GovernanceRemote {

    @GET
    @Path("{key}")
    Response department(@HeaderParam("Authorization") String bearer, @PathParam("key") String key);
}
