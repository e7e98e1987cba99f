package io.bellwether.governance.responsibility;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Responsibilities over HTTP. */
@Path("/api/v1/responsibilities")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "responsibilities")
public class ResponsibilityResource {

    @Inject
    ResponsibilityService service;

    @Inject
    OrganisationZone zone;

    @Inject
    Idempotency idempotency;

    /** A type whose responsibility nobody has considered, or not lately, and why that is said. */
    public record Unconsidered(String objectiveType, ResponsibilityView responsibility, List<String> findings) {}

    @GET
    @Does("read")
    @Operation(
            operationId = "listResponsibilities",
            summary = "Who leads which type on a day, or ever, and how that came about")
    public Page<ResponsibilityView> list(
            @QueryParam("at") String at,
            @QueryParam("objectiveType") String objectiveType,
            @QueryParam("department") String department) {
        return new Page<>(service.list(at == null ? null : date(at), objectiveType, department), null);
    }

    @POST
    @Does("responsibility.assign")
    @Operation(operationId = "assignResponsibility", summary = "Decide who leads a type of objectives from a day on")
    @RequestBody(content = @Content(schema = @Schema(implementation = ResponsibilityRequest.class)))
    public Response assign(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /responsibilities", body.bytes(), () -> {
            ResponsibilityView made = service.assign(body.as(ResponsibilityRequest.class));
            return Response.created(URI.create("/api/v1/responsibilities?objectiveType=" + made.objectiveType()))
                    .entity(made)
                    .build();
        });
    }

    @GET
    @Path("considered")
    @Does("read")
    @Operation(
            operationId = "consideredReport",
            summary = "Types whose responsibility is no considered choice, or is due for review")
    public Page<Unconsidered> considered() {
        LocalDate today = zone.today();
        List<Unconsidered> found = new ArrayList<>();
        for (ResponsibilityView one : service.list(today, null, null)) {
            List<String> findings = new ArrayList<>();
            if (one.origin().equals("by-default")) {
                findings.add("only-by-default");
            } else if (one.alternatives().isEmpty()) {
                findings.add("no-alternatives");
            }
            if (one.reviewBy() != null && one.reviewBy().isBefore(today)) {
                findings.add("review-overdue");
            }
            if (!findings.isEmpty()) {
                found.add(new Unconsidered(one.objectiveType(), one, findings));
            }
        }
        return new Page<>(found, null);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw (ProblemException) ProblemException.badParameter("at", "at is not a date like 2026-03-01.")
                    .initCause(unreadable);
        }
    }
}
