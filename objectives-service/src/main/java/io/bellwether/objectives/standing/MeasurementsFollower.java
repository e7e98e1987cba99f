package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.follow.FeedEvent;
import io.bellwether.kit.follow.FeedFollower;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears which metrics changed on which days and what watches raised, and has the KPIs that read them asked for anew. */
@ApplicationScoped
public class MeasurementsFollower extends FeedFollower {

    @Inject
    Concerned concerned;

    @Inject
    Refresher refresher;

    @Inject
    Catalogue catalogue;

    @Inject
    Incidents incidents;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @Override
    protected String feed() {
        return "measurements";
    }

    @Override
    protected URI base() {
        return measurements;
    }

    @Override
    protected void apply(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            JsonNode after = event.data().after();
            if (event.kind().startsWith("metric.") && after != null && after.hasNonNull("key")) {
                catalogue.metricChanged(after);
            } else if (event.kind().equals("watch.deleted")) {
                incidents.forgetWatch(event.key());
            } else if (event.kind().startsWith("watch.") && after != null) {
                incidents.rememberWatch(after, event.time());
            } else if (event.kind().startsWith("incident.") && after != null) {
                incidents.remember(after);
            }
        }
    }

    @Override
    protected void applied(List<FeedEvent> events) {
        Set<String> metrics = new TreeSet<>();
        for (FeedEvent event : events) {
            if (event.kind().startsWith("metric.")) {
                metrics.add(event.key());
            } else if (event.kind().startsWith("incident.")) {
                refresher.soon(
                        incidents.readers(event.data().after().path("watch").asText()));
            } else if (event.kind().startsWith("watch.")) {
                refresher.soon(incidents.readers(event.key()));
            } else if (event.data().after() != null) {
                event.data()
                        .after()
                        .path("changed")
                        .forEach(change -> metrics.add(change.path("metric").asText()));
            }
        }
        if (!metrics.isEmpty()) {
            refresher.soon(concerned.reading(new ArrayList<>(metrics)));
        }
    }
}
