package io.bellwether.governance.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bellwether.governance.peer.Peer;
import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.Role;
import io.bellwether.kit.journal.JournalReader;
import io.bellwether.kit.remote.ServiceIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events of a feed that a webhook is told: those that its owner may read, of the kinds that it wants. */
@ApplicationScoped
class Reading {

    /** Events of one delivery at most; a receiver answers within seconds. */
    static final int AT_ONCE = 100;

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Set<String> PUBLISHED = Set.of("active", "closed");

    @Inject
    JournalReader journal;

    @Inject
    Peer peer;

    @Inject
    ServiceIdentity identity;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    /**
     * What was read.
     *
     * @param last position up to which everything was looked at
     */
    record Read(ArrayNode events, long last) {}

    Read after(Webhook webhook) throws Peer.Away {
        JsonNode all = webhook.feed.equals("governance")
                ? mapper.valueToTree(journal.events(owner(webhook), webhook.position, AT_ONCE))
                : peer.get(
                        objectives,
                        "/api/v1/changes/objectives?limit=" + AT_ONCE + "&after=" + webhook.position,
                        identity.bearer(),
                        LIMIT);
        ArrayNode events = mapper.createArrayNode();
        long last = webhook.position;
        for (JsonNode event : all) {
            last = event.path("id").asLong();
            if (isWanted(webhook, event.path("type").asText()) && (webhook.readsAll || isPublished(webhook, event))) {
                events.add(event);
            }
        }
        return new Read(events, last);
    }

    private static boolean isWanted(Webhook webhook, String type) {
        String kind = type.substring("io.bellwether.".length());
        return webhook.kinds.length == 0 || Arrays.stream(webhook.kinds).anyMatch(kind::startsWith);
    }

    /** The objectives feed is read in this service's own name, so drafts are left out here. */
    private static boolean isPublished(Webhook webhook, JsonNode event) {
        if (webhook.feed.equals("governance")) {
            return true;
        }
        JsonNode data = event.path("data");
        JsonNode state = data.hasNonNull("after") ? data.get("after") : data.path("before");
        JsonNode status = state.has("objectiveStatus") ? state.get("objectiveStatus") : state.path("status");
        return PUBLISHED.contains(status.asText());
    }

    private static Caller owner(Webhook webhook) {
        Role role = webhook.readsAll ? Role.ADMIN : Role.INTEGRATOR;
        return new Caller(webhook.owner, webhook.ownerName, webhook.ownerName, Set.of(role), Set.of(), Set.of());
    }
}
