package io.bellwether.governance.overlap;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Overlaps over HTTP. */
@Path("/api/v1/overlaps")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "overlaps")
public class OverlapResource {

    private static final String SEVERITY = "The severity: contradictory pairs, identical and scaled KPIs are high;"
            + " contained ones, competing initiatives and objectives outside responsibility are medium; a shared input is"
            + " low, and lowest where all that is shared is a denominator that is a whole metric.";

    @Inject
    Overlaps overlaps;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    EntityManager entities;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    /** What a party or the coordinator says. */
    public record CommentRequest(
            @NotBlank @Size(max = 5_000) String text) {}

    @GET
    @Does("read")
    @Transactional
    @Operation(
            operationId = "listOverlaps",
            summary = "Overlaps, first seen first",
            description = SEVERITY + " status, kind and severity take several values, separated by commas.")
    public RestResponse<Page<OverlapView>> list(
            @BeanParam OverlapQuery query, @BeanParam PageRequest page, @Context UriInfo uri) {
        List<OverlapEntity> found = query.run(entities, page);
        return Page.of(found, page.limit(), query::key).map(overlaps.views()).respond(uri);
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Transactional
    @Operation(operationId = "readOverlap", summary = "One overlap with its evidence and comments")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverlapView.class)))
    public Response read(@PathParam("id") String id) {
        OverlapEntity one = existing(id);
        OverlapView view = overlaps.view(one).with(comments(one.id));
        // comments, and what is measured in common, come without a new version
        return Response.ok(view)
                .header("ETag", ETags.of(one.version))
                .header("Cache-Control", "no-cache")
                .build();
    }

    @POST
    @Path("{id}/comments")
    @Does("overlap.comment")
    @Operation(
            operationId = "commentOverlap",
            summary = "Say something about an overlap, as a party or the coordinator")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CommentRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OverlapView.Comment.class)))
    public Response comment(@PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, JsonBody body) {
        return idempotency.once(key, "POST /overlaps/" + id + "/comments", body.bytes(), () -> {
            OverlapView.Comment made = commented(id, body);
            return Response.created(URI.create("/api/v1/overlaps/" + id))
                    .entity(made)
                    .build();
        });
    }

    private OverlapView.Comment commented(String id, JsonBody body) {
        OverlapEntity one = overlaps.findById(Ids.parse(id, "overlap"), LockModeType.PESSIMISTIC_WRITE);
        if (one == null) {
            throw ProblemException.notFound("overlap");
        }
        Caller who = caller.get();
        boolean party = Arrays.stream(one.departments).anyMatch(who::owns);
        policy.require("overlap.comment", party ? Set.of(Relation.PARTY) : Set.of(), "overlap");
        OverlapView before = overlaps.view(one);
        OverlapView.Comment comment = new OverlapView.Comment(
                Ids.next(), body.as(CommentRequest.class).text(), clock.instant(), who.name());
        entities.createNativeQuery("insert into overlap_comment values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, comment.id())
                .setParameter(2, one.id)
                .setParameter(3, comment.text())
                .setParameter(4, comment.at())
                .setParameter(5, comment.by())
                .executeUpdate();
        if (one.status.equals("open")) {
            one.status = "under-review";
        }
        overlaps.record("overlap.commented", one, before, comment.text());
        return comment;
    }

    private OverlapEntity existing(String id) {
        OverlapEntity one = overlaps.findById(Ids.parse(id, "overlap"));
        if (one == null) {
            throw ProblemException.notFound("overlap");
        }
        return one;
    }

    private List<OverlapView.Comment> comments(UUID overlap) {
        List<OverlapView.Comment> comments = new ArrayList<>();
        for (Object one : entities.createNativeQuery(
                        "select id, text, at, by_name from overlap_comment where overlap = ?1 order by id")
                .setParameter(1, overlap)
                .getResultList()) {
            Object[] row = (Object[]) one;
            comments.add(new OverlapView.Comment((UUID) row[0], (String) row[1], (Instant) row[2], (String) row[3]));
        }
        return comments;
    }
}
