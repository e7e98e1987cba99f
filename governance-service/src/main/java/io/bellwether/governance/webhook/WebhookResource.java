package io.bellwether.governance.webhook;

import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Policy;
import io.bellwether.kit.access.Relation;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
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
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import java.time.Clock;
import java.time.Duration;
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

/** Webhooks over HTTP. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "webhooks")
public class WebhookResource {

    private static final String ACT = "webhook.manage";

    /** After a rotation both secrets sign for this long, so that receivers can change over without missing anything. */
    private static final Duration BOTH = Duration.ofHours(24);

    private static final Set<String> STATES = Set.of("pending", "delivered", "dead");

    @Inject
    Webhooks webhooks;

    @Inject
    Deliveries deliveries;

    @Inject
    Addresses addresses;

    @Inject
    Policy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    Journal journal;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    /** Where to begin again: behind this position. */
    public record ReplayRequest(@NotNull @PositiveOrZero Long after) {}

    @GET
    @Does(ACT)
    @Transactional
    @Operation(operationId = "listWebhooks", summary = "The caller's webhooks; an admin's list has all")
    public RestResponse<Page<WebhookView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        UUID after = page.after().map(key -> id(key)).orElse(null);
        String owner = policy.allows(ACT, Set.of()) ? null : caller.get().subject();
        List<Webhook> found = webhooks.page(owner, after, page.limit() + 1);
        return Page.of(found, page.limit(), one -> one.id.toString())
                .map(one -> WebhookView.of(one, null))
                .respond(uri);
    }

    @POST
    @Does(ACT)
    @Operation(
            operationId = "createWebhook",
            summary = "Be told of changes at an https address",
            description =
                    "The answer has the secret, this once. Deliveries carry Bellwether-Signature: t=<seconds>,v1=<hex"
                            + " HMAC-SHA256 of seconds, full stop, body>; they are CloudEvents in a JSON batch, in the"
                            + " order of the feed, tried again with growing pauses until they are answered 2xx or given"
                            + " up.")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WebhookRequest.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(JsonBody body, @HeaderParam("Idempotency-Key") String key) {
        policy.require(ACT, Set.of(Relation.OWN), "webhook");
        return idempotency.once(key, "POST /webhooks", body.bytes(), () -> {
            WebhookRequest request = body.as(WebhookRequest.class);
            addresses.fault(request.url()).ifPresent(fault -> {
                throw ProblemException.invalid("/url", "not-told", fault);
            });
            Caller who = caller.get();
            Webhook one = new Webhook();
            one.id = Ids.next();
            one.owner = who.subject();
            one.ownerName = who.name();
            one.readsAll = policy.allows("feed.follow-all", Set.of());
            one.url = request.url();
            one.feed = request.feed() == null ? "governance" : request.feed();
            one.kinds =
                    request.kinds() == null ? new String[0] : request.kinds().toArray(new String[0]);
            one.secret = Signature.newSecret();
            one.position = request.after() == null ? 0 : request.after();
            one.madeAt = clock.instant();
            one.version = 1;
            webhooks.persist(one);
            record("webhook.created", one, null, WebhookView.of(one, null));
            return Response.created(URI.create("/api/v1/webhooks/" + one.id))
                    .header("ETag", ETags.of(one.version))
                    .entity(WebhookView.of(one, one.secret))
                    .build();
        });
    }

    @GET
    @Path("{id}")
    @Does(ACT)
    @Transactional
    @Operation(operationId = "readWebhook", summary = "One webhook, without its secret")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response read(@PathParam("id") String id) {
        return answer(own(id), null);
    }

    @DELETE
    @Path("{id}")
    @Does(ACT)
    @Transactional
    @Operation(operationId = "deleteWebhook", summary = "Be told no more")
    public void delete(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        Webhook one = locked(id);
        ifMatch.check(one.version);
        record("webhook.deleted", one, WebhookView.of(one, null), null);
        webhooks.delete(one);
    }

    @POST
    @Path("{id}/rotate")
    @Does(ACT)
    @Transactional
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Get a new secret; the one before signs beside it for a day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response rotate(@PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        Webhook one = locked(id);
        ifMatch.check(one.version);
        WebhookView before = WebhookView.of(one, null);
        one.previousSecret = one.secret;
        one.previousUntil = clock.instant().plus(BOTH);
        one.secret = Signature.newSecret();
        one.version++;
        record("webhook.changed", one, before, WebhookView.of(one, null));
        return answer(one, one.secret);
    }

    @POST
    @Path("{id}/replay")
    @Does(ACT)
    @Transactional
    @Operation(operationId = "replayWebhook", summary = "Be told again of everything behind a position")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayRequest.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response replay(@PathParam("id") String id, @BeanParam IfMatch ifMatch, JsonBody body) {
        Webhook one = locked(id);
        ifMatch.check(one.version);
        WebhookView before = WebhookView.of(one, null);
        deliveries.forgetPending(one.id);
        one.position = body.as(ReplayRequest.class).after();
        one.version++;
        record("webhook.changed", one, before, WebhookView.of(one, null));
        return answer(one, null);
    }

    @GET
    @Path("{id}/deliveries")
    @Does(ACT)
    @Transactional
    @Operation(
            operationId = "listDeliveries",
            summary = "What was delivered, waits, or was given up as dead, newest first")
    public RestResponse<Page<Deliveries.Delivery>> deliveries(
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @BeanParam PageRequest page,
            @Context UriInfo uri) {
        Webhook one = own(id);
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.badParameter("state", "state must be pending, delivered or dead.");
        }
        UUID before = page.after().map(key -> id(key)).orElse(null);
        List<Deliveries.Delivery> found = deliveries.of(one.id, state, before, page.limit() + 1);
        return Page.of(found, page.limit(), delivery -> delivery.id().toString())
                .respond(uri);
    }

    private Webhook own(String id) {
        return own(id, LockModeType.NONE);
    }

    /** For a change: nothing is being sent meanwhile. */
    private Webhook locked(String id) {
        return own(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Webhook own(String id, LockModeType lock) {
        Webhook one = webhooks.findById(Ids.parse(id, "webhook"), lock);
        if (one == null) {
            throw ProblemException.notFound("webhook");
        }
        boolean own = one.owner.equals(caller.get().subject());
        policy.require(ACT, own ? Set.of(Relation.OWN) : Set.of(), "webhook");
        return one;
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw (ProblemException) PageRequest.badCursor().initCause(notOurs);
        }
    }

    private void record(String event, Webhook one, Object before, Object after) {
        journal.record(new Entry(event, "webhooks/" + one.id, null, Visibility.DEPARTMENT, before, after, null));
    }

    private static Response answer(Webhook one, String secret) {
        return Response.ok(WebhookView.of(one, secret))
                .header("ETag", ETags.of(one.version))
                .build();
    }
}
