package io.bellwether.testing;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.etag.ETags;
import io.bellwether.kit.etag.IfMatch;
import io.bellwether.kit.id.Ids;
import io.bellwether.kit.idempotency.Idempotency;
import io.bellwether.kit.journal.Entry;
import io.bellwether.kit.journal.Journal;
import io.bellwether.kit.journal.Visibility;
import io.bellwether.kit.json.JsonBody;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** A small service in the way that all services are made, for the kit's own tests. */
@Path("/api/v1/notes")
@jakarta.ws.rs.Produces("application/json")
@Authenticated
class NoteResource {

    record NoteRequest(
            @NotNull String department,
            @NotBlank @Size(max = 20) String text,
            boolean draft) {}

    record NoteView(UUID id, String department, String text) {}

    @Inject
    EntityManager entities;

    @Inject
    Policy policy;

    @Inject
    Journal journal;

    @Inject
    Idempotency idempotency;

    @GET
    @Does("read")
    public RestResponse<Page<NoteView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        var rows = entities.createQuery("from Note where cast(id as string) > :after order by id", Note.class)
                .setParameter("after", page.after().orElse(""))
                .setMaxResults(page.limit() + 1)
                .getResultList();
        return Page.of(rows, page.limit(), note -> note.id.toString())
                .map(note -> new NoteView(note.id, note.department, note.text))
                .respond(uri);
    }

    @POST
    @Does("objective.create")
    public Response create(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        return idempotency.once(key, "POST /notes", body.bytes(), () -> {
            NoteRequest request = body.as(NoteRequest.class);
            policy.requireFor("objective.create", request.department(), "department");
            Note note = new Note();
            note.id = Ids.next();
            note.department = request.department();
            note.text = request.text();
            note.draft = request.draft();
            entities.persist(note);
            NoteView view = new NoteView(note.id, note.department, note.text);
            journal.record(new Entry(
                    "note.created",
                    "notes/" + note.id,
                    note.department,
                    note.draft ? Visibility.DEPARTMENT : Visibility.ALL,
                    null,
                    view,
                    null));
            if (note.text.equals("fail")) {
                throw ProblemException.invalid("/text", "failing", "This note fails on purpose.");
            }
            return Response.created(URI.create("/api/v1/notes/" + note.id))
                    .header("ETag", ETags.of(note.version))
                    .entity(view)
                    .build();
        });
    }

    @PUT
    @Path("{id}")
    @Does("objective.edit")
    @Transactional
    public Response replace(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        Note note = entities.find(Note.class, Ids.parse(id, "note"));
        if (note == null) {
            throw ProblemException.notFound("note");
        }
        policy.requireFor("objective.edit", note.department, "note");
        ifMatch.check(note.version);
        note.text = body.as(NoteRequest.class).text();
        entities.flush();
        journal.record(Entry.open("note.changed", "notes/" + note.id, note.department, null, note.text, null));
        return Response.ok(new NoteView(note.id, note.department, note.text))
                .header("ETag", ETags.of(note.version))
                .build();
    }
}
