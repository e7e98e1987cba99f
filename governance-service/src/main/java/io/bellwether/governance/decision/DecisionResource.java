package io.bellwether.governance.decision;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.page.Page;
import io.bellwether.kit.page.PageRequest;
import io.bellwether.kit.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Decisions over HTTP. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "decisions")
public class DecisionResource {

    private static final Set<String> STATES = Set.of("pending", "applied", "failed");

    @Inject
    DecisionService service;

    @Inject
    Decisions decisions;

    @GET
    @Does("read")
    @Transactional
    @Operation(operationId = "listDecisions", summary = "Decisions, newest first")
    public RestResponse<Page<DecisionView>> list(
            @QueryParam("overlap") String overlap,
            @QueryParam("effect") String effect,
            @QueryParam("state") String state,
            @QueryParam("department") String department,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.badParameter("state", "state must be pending, applied or failed.");
        }
        UUID before = page.afterId();
        UUID of = overlap == null
                ? null
                : id(overlap, ProblemException.badParameter("overlap", "overlap must be the id of an overlap."));
        List<Decision> found =
                decisions.page(new Decisions.Filter(of, effect, state, department), before, page.limit() + 1);
        return Page.of(found, page.limit(), one -> one.id.toString())
                .map(decisions::view)
                .respond(uri);
    }

    @GET
    @Path("{id}")
    @Does("read")
    @Transactional
    @Operation(
            operationId = "readDecision",
            summary = "One decision: why it was made, whether it was carried out, and what it changed")
    public DecisionView read(@PathParam("id") String id) {
        return decisions.view(service.existing(id));
    }

    private static UUID id(String text, ProblemException otherwise) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw (ProblemException) otherwise.initCause(notAnId);
        }
    }
}
