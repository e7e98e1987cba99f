package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Course;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Noise;
import io.bellwether.objectives.evaluation.Noises;
import io.bellwether.objectives.evaluation.Outlooks;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Step;
import io.bellwether.objectives.evaluation.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Puts outlook and <i>more than noise?</i> beside a standing: from the course of the measure, which is asked for once a
 * day and version. Without measurements the standing stands without them.
 */
@ApplicationScoped
public class Prospects {

    private static final Logger LOG = Logger.getLogger(Prospects.class);

    /** A page asks for one; more at once than this are asked for anew. */
    private static final int REMEMBERED = 20_000;

    /** The page waits no longer for what it can do without. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Aggregates aggregates;

    @Inject
    CurrentCaller caller;

    private final Map<Key, Courses> known = new ConcurrentHashMap<>();

    /** What a course was asked for. */
    private record Key(String kpi, int version, Instant from, Instant day, Instant knownAt) {}

    private record Courses(List<Course> ahead, Course before, Course now) {}

    /** The same standing with its prospects, where something can be said. */
    public Standing with(Standing standing, String kpi, Definition definition, Moment moment, Instant knownAt) {
        if (definition.measure() == null || moment.at().isBefore(moment.from()) || standing.targetVersion() == null) {
            return standing;
        }
        try {
            Instant day = moment.startOf(moment.day());
            Key key = new Key(kpi, standing.targetVersion(), moment.from(), day, knownAt);
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            Courses courses = known.get(key);
            if (courses == null) {
                courses = ask(definition, moment, day, knownAt);
                known.put(key, courses);
            }
            Noise noise = courses.now() == null ? null : Noises.of(standing, courses.before(), courses.now());
            return standing.with(Outlooks.of(definition, moment, standing, courses.ahead()), noise);
        } catch (ProblemException | Peer.Refused away) {
            LOG.debugf("no prospects: %s", away.getMessage());
            return standing;
        }
    }

    private Courses ask(Definition definition, Moment moment, Instant day, Instant knownAt) {
        List<Map<String, Object>> queries = new ArrayList<>();
        List<Step> steps = Outlooks.steps(definition);
        for (Step step : steps) {
            Window window = new Window(step.back(day, moment.zone()), step.begun(day, moment.zone()));
            queries.add(query("ahead " + step, definition, window, step, knownAt));
        }
        Noises.windows(definition, moment)
                .forEach((name, window) -> queries.add(query(name, definition, window, Step.DAY, knownAt)));
        Map<String, JsonNode> results = new HashMap<>();
        aggregates
                .post(queries, caller.bearer(), PATIENCE)
                .path("results")
                .forEach(result -> results.put(result.path("id").asText(), result.path("points")));
        return new Courses(
                steps.stream()
                        .map(step -> course(step, results.get("ahead " + step)))
                        .toList(),
                results.containsKey("before") ? course(Step.DAY, results.get("before")) : null,
                results.containsKey("now") ? course(Step.DAY, results.get("now")) : null);
    }

    private static Map<String, Object> query(
            String id, Definition definition, Window window, Step step, Instant knownAt) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id", id);
        query.put("measure", definition.measure());
        query.put("from", window.from().toString());
        query.put("to", window.to().toString());
        query.put("step", step.name().toLowerCase(Locale.ROOT));
        if (knownAt != null) {
            query.put("knownAt", knownAt.toString());
        }
        return query;
    }

    private static Course course(Step step, JsonNode points) {
        List<BigDecimal> values = new ArrayList<>();
        points.forEach(point -> {
            boolean figure = point.path("value").isNumber();
            if (figure || !values.isEmpty()) {
                values.add(figure ? point.get("value").decimalValue() : null);
            }
        });
        return new Course(step, values);
    }
}
