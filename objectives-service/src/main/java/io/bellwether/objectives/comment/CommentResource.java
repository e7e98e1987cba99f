package io.bellwether.objectives.comment;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Comments over HTTP. */
@Path("/api/v1/objectives/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "objectives")
public class CommentResource {

    @Inject
    EntityManager entities;

    @Inject
    ObjectiveService objectives;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** What is said. */
    public record CommentRequest(
            @NotBlank @Size(max = 5_000) String text) {}

    /** What was said, by whom and when. */
    public record Comment(UUID id, String text, Instant at, String by) {}

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listComments", summary = "Comments on an objective, oldest first")
    public Page<Comment> list(@PathParam("id") String id) {
        Objective objective = objectives.visible(id);
        List<Comment> comments = new ArrayList<>();
        for (Object one : entities.createNativeQuery(
                        "select id, text, at, by_name from objective_comment where objective = ?1 order by id")
                .setParameter(1, objective.id())
                .getResultList()) {
            Object[] row = (Object[]) one;
            comments.add(new Comment((UUID) row[0], (String) row[1], (Instant) row[2], (String) row[3]));
        }
        return new Page<>(comments, null);
    }

    @POST
    @Does("objective.edit")
    @Transactional
    @Operation(operationId = "addComment", summary = "Say something about an objective")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommentRequest.class)))
    public Response add(@PathParam("id") String id, JsonBody body) {
        Objective objective = objectives.own(id);
        Comment comment = new Comment(
                Ids.next(),
                body.as(CommentRequest.class).text(),
                clock.instant(),
                caller.get().name());
        entities.createNativeQuery("insert into objective_comment values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, comment.id())
                .setParameter(2, objective.id())
                .setParameter(3, comment.text())
                .setParameter(4, comment.at())
                .setParameter(5, comment.by())
                .executeUpdate();
        journal.record(new Entry(
                "objective.commented",
                "objectives/" + objective.id(),
                objective.department(),
                ObjectiveService.visibility(objective),
                null,
                comment,
                null));
        return Response.created(URI.create("/api/v1/objectives/" + objective.id() + "/comments"))
                .entity(comment)
                .build();
    }
}
