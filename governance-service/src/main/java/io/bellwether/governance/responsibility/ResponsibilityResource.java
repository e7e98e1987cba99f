package io.bellwether.governance.responsibility;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Responsibilities over HTTP. */
@Path("/api/v1/responsibilities")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "responsibilities")
public class ResponsibilityResource {

    @Inject
    ResponsibilityService service;

    @Inject
    Assignment assignment;

    @Inject
    Considered considered;

    @Inject
    OrganisationZone zone;

    @Inject
    Idempotency idempotency;

    /** Why something that was decided is taken back. */
    public record WithdrawRequest(
            @NotBlank @Size(max = 2_000) String reason) {}

    @GET
    @Does("read")
    @Operation(
            operationId = "listResponsibilities",
            summary = "Who leads which type on a day, or everything that was decided, and how that came about",
            description =
                    "With a day, one responsibility for each type, and one more for each set of channels for which"
                            + " something else was decided; with a channel, one for each type. Without a day, the"
                            + " history.")
    public RestResponse<Page<ResponsibilityView>> list(
            @Parameter(description = "A day") @QueryParam("at") String at,
            @QueryParam("objectiveType") String objectiveType,
            @Parameter(description = "Only what this department leads") @QueryParam("department") String department,
            @Parameter(description = "Who leads this channel; today, where no day is named") @QueryParam("channel")
                    String channel,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        List<ResponsibilityView> all = at == null && channel == null
                ? service.history(objectiveType)
                : service.on(at == null ? zone.today() : date(at), objectiveType, channel);
        String after = page.after().orElse("");
        List<ResponsibilityView> found = all.stream()
                .sorted(Comparator.comparing(ResponsibilityResource::key))
                .filter(one -> department == null || department.equals(one.department()))
                .filter(one -> key(one).compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(found, page.limit(), ResponsibilityResource::key).respond(uri);
    }

    /** The order of the list: by type, then by first day; what is by default has none and stands first. */
    private static String key(ResponsibilityView one) {
        return one.objectiveType() + " " + (one.from() == null ? "" : one.from() + " " + one.id());
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readResponsibility", summary = "One decided responsibility")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    public Response read(@PathParam("id") String id) {
        return answer(Response.ok(), service.view(assignment.existing(id)));
    }

    @POST
    @Does("responsibility.assign")
    @Operation(
            operationId = "assignResponsibility",
            summary = "Decide who leads a type of objectives from a day on",
            description =
                    "What is in force for these channels is ended the day before; where it was for more channels, it"
                            + " is carried on for those. 409 if a later decision begins inside.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ResponsibilityRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ResponsibilityView.class)))
    public Response assign(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /responsibilities", body.bytes(), () -> {
            ResponsibilityView made = assignment.assign(body.as(ResponsibilityRequest.class));
            return answer(Response.created(URI.create("/api/v1/responsibilities/" + made.id())), made);
        });
    }

    @POST
    @Path("{id}/withdraw")
    @Does("responsibility.assign")
    @Operation(
            operationId = "withdrawResponsibility",
            summary = "Take back a decision that has not begun, or begins today",
            description = "What it ended lasts on as it was meant to. 409 once it has been in force for a day.")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = WithdrawRequest.class)))
    @APIResponse(responseCode = "204", description = "Withdrawn; the journal keeps it")
    public void withdraw(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        assignment.withdraw(
                id, ifMatch, () -> body.as(WithdrawRequest.class).reason().strip());
    }

    @GET
    @Path("considered")
    @Does("read")
    @Operation(
            operationId = "consideredReport",
            summary = "Types whose responsibility is no considered choice, or is due for review, and what runs under"
                    + " each")
    public RestResponse<Page<Considered.Unconsidered>> considered(@BeanParam PageRequest page, @Context UriInfo uri) {
        String after = page.after().orElse("");
        List<Considered.Unconsidered> found = considered.report(zone.today()).stream()
                .filter(one -> one.key().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(found, page.limit(), Considered.Unconsidered::key).respond(uri);
    }

    private static Response answer(Response.ResponseBuilder answer, ResponsibilityView one) {
        return answer.header("ETag", ETags.of(one.version())).entity(one).build();
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
