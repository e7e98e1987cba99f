package io.bellwether.governance.organisation;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.caller.Role;
import io.bellwether.kit.clock.OrganisationZone;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /organisation} and {@code /me}. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "organisation")
public class OrganisationResource {

    @Inject
    CurrentCaller caller;

    @Inject
    OrganisationZone zone;

    @ConfigProperty(name = "bellwether.name")
    String name;

    /** The one organisation of this installation; its time zone was fixed by the first start. */
    public record Organisation(String name, String zone) {}

    /** Who is asking. */
    public record Me(String subject, String name, List<String> roles, List<String> departments, List<String> sources) {}

    @GET
    @Path("organisation")
    @Does("read")
    @Operation(operationId = "readOrganisation", summary = "The organisation's name and time zone")
    public Organisation organisation() {
        return new Organisation(name, zone.zone().getId());
    }

    @GET
    @Path("me")
    @Does("read")
    @Operation(operationId = "readMe", summary = "Who is asking, by the token")
    public Me me() {
        Caller one = caller.get();
        return new Me(
                one.subject(),
                one.name(),
                one.roles().stream().map(Role::key).sorted().toList(),
                one.departments().stream().sorted().toList(),
                one.sources().stream().sorted().toList());
    }
}
