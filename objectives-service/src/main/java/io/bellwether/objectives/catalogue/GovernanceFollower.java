package io.bellwether.objectives.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.follow.FeedEvent;
import io.bellwether.kit.follow.FeedFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the copies of departments, objective types and responsibilities. */
@ApplicationScoped
public class GovernanceFollower extends FeedFollower {

    @Inject
    Catalogue catalogue;

    @Inject
    Event<LeadershipChanged> leadership;

    @ConfigProperty(name = "bellwether.governance.url")
    URI governance;

    @Override
    protected String feed() {
        return "governance";
    }

    @Override
    protected URI base() {
        return governance;
    }

    @Override
    protected void apply(List<FeedEvent> events) {
        Set<String> types = new TreeSet<>();
        for (FeedEvent event : events) {
            JsonNode after = event.data().after();
            if (event.kind().equals("responsibility.withdrawn")) {
                catalogue.forgetResponsibility(event.key());
                types.add(event.data().before().path("objectiveType").asText());
            }
            if (after == null || after.isNull()) {
                continue;
            }
            switch (event.kind()) {
                case "department.created", "department.changed", "department.closed" ->
                    catalogue.rememberDepartment(
                            event.key(), after.path("closed").asBoolean());
                case "objective-type.created", "objective-type.changed" -> {
                    catalogue.rememberType(after);
                    types.add(event.key());
                }
                case "responsibility.assigned", "responsibility.ended", "responsibility.resumed" -> {
                    catalogue.rememberResponsibility(event.key(), after);
                    types.add(after.path("objectiveType").asText());
                }
                default -> {}
            }
        }
        if (!types.isEmpty()) {
            leadership.fire(new LeadershipChanged(types));
        }
    }
}
