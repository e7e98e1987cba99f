package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.follow.FeedEvent;
import io.bellwether.kit.follow.FeedFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows what departments declare, and has each change examined against what it can meet. */
@ApplicationScoped
public class ObjectivesFollower extends FeedFollower {

    private static final Map<String, String> KINDS =
            Map.of("objectives", "objective", "kpis", "kpi", "initiatives", "initiative");

    @Inject
    Declarations declarations;

    @Inject
    Examination examination;

    @ConfigProperty(name = "bellwether.objectives.url")
    URI objectives;

    @Override
    protected String feed() {
        return "objectives";
    }

    @Override
    protected URI base() {
        return objectives;
    }

    /** What was told several times counts as it was told last. */
    @Override
    protected void apply(List<FeedEvent> events) {
        Map<String, Declaration> told = new LinkedHashMap<>();
        Map<String, Set<String>> touched = new LinkedHashMap<>();
        KINDS.values().forEach(kind -> touched.put(kind, new LinkedHashSet<>()));
        for (FeedEvent event : events) {
            String kind = KINDS.get(event.subject().substring(0, event.subject().indexOf('/')));
            boolean deleted = event.kind().endsWith(".deleted");
            JsonNode state = deleted ? event.data().before() : event.data().after();
            if (kind != null && isState(state)) {
                told.put(event.subject(), new Declaration(kind, event.key(), deleted ? null : state));
                touched.get(kind).add(event.key());
                if (kind.equals("initiative")) {
                    touched.get("objective").add(state.path("objective").asText());
                }
            }
        }
        declarations.take(told.values());
        touched.forEach(examination::examine);
    }

    /** Events of an objective that tell something else, a comment for instance, carry no state of it. */
    private static boolean isState(JsonNode state) {
        return state != null && state.hasNonNull("department");
    }
}
