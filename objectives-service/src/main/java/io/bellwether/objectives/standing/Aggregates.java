package io.bellwether.objectives.standing;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.catalogue.Peer;
import io.bellwether.objectives.evaluation.Answer;
import io.bellwether.objectives.evaluation.MetricState;
import io.bellwether.objectives.evaluation.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks the measurements service what measures came to; many questions are one request. */
@ApplicationScoped
public class Aggregates {

    private static final Logger LOG = Logger.getLogger(Aggregates.class);

    /** Questions a request: an answer of about a megabyte, which a small heap holds while it is read. */
    private static final int BATCH = 1_000;

    /** Points of a course that are as large as an answer with its inputs. */
    private static final int POINTS = 5;

    @Inject
    Peer peer;

    @Inject
    OrganisationZone zone;

    @ConfigProperty(name = "bellwether.measurements.url")
    URI measurements;

    @ConfigProperty(name = "bellwether.aggregates.timeout-millis")
    long timeoutMillis;

    /**
     * A question: a measure over a window, seen with what was known by then (null: now).
     *
     * @param ends where the course of the figure is wanted: from the window's beginning to each of them
     */
    record Question(String id, String measure, Window window, Instant knownAt, Instant maturityAt, List<Instant> ends) {

        Question(String id, String measure, Window window, Instant knownAt, Instant maturityAt) {
            this(id, measure, window, knownAt, maturityAt, List.of());
        }

        /** The id of the answer by one of the ends. */
        String by(Instant end) {
            return id + " by " + end;
        }

        /** How large its answer is, beside one without a course. */
        int weight() {
            return 1 + ends.size() / POINTS;
        }
    }

    /** A question without who asks it: KPIs that ask the same are answered together. */
    private record Asked(String measure, Window window, Instant knownAt, Instant maturityAt, List<Instant> ends) {

        static Asked of(Question question) {
            return new Asked(
                    question.measure(), question.window(), question.knownAt(), question.maturityAt(), question.ends());
        }
    }

    /**
     * The answers by id.
     *
     * @param knownAt what was known, null where nothing was asked
     * @param metrics the metrics as they were defined by then
     */
    record Answers(Map<String, Answer> byId, Instant knownAt, Map<String, MetricState> metrics) {

        static Answers none(Instant knownAt) {
            return new Answers(Map.of(), knownAt, Map.of());
        }
    }

    /**
     * Asks with somebody's token. A measure that is not taken any more, because its metric was defined anew, is answered
     * as absent, the rest as asked.
     */
    Answers ask(List<Question> questions, String bearer) {
        Map<Asked, List<Question>> alike = new LinkedHashMap<>();
        questions.forEach(question -> alike.computeIfAbsent(Asked.of(question), key -> new ArrayList<>())
                .add(question));
        List<Question> distinct =
                alike.values().stream().map(same -> same.get(0)).toList();
        Answers answers = new Answers(new HashMap<>(), null, new HashMap<>());
        int from = 0;
        while (from < distinct.size()) {
            int to = from;
            for (int weight = 0; to < distinct.size() && weight < BATCH; to++) {
                weight += distinct.get(to).weight();
            }
            answers = ask(distinct.subList(from, to), bearer, answers);
            from = to;
        }
        Map<String, Answer> byId = answers.byId();
        alike.values().forEach(same -> same.forEach(question -> share(same.get(0), question, byId)));
        return answers;
    }

    private static void share(Question asked, Question same, Map<String, Answer> byId) {
        Answer answer = byId.get(asked.id());
        if (answer != null) {
            byId.put(same.id(), answer);
        }
        for (Instant end : same.ends()) {
            Answer point = byId.get(asked.by(end));
            if (point != null) {
                byId.put(same.by(end), point);
            }
        }
    }

    private Answers ask(List<Question> questions, String bearer, Answers before) {
        JsonNode body;
        try {
            body = post(questions.stream().map(Aggregates::query).toList(), bearer);
        } catch (Peer.Refused refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            if (questions.size() == 1) {
                LOG.warnf("a measure is not answered: %s: %s", questions.get(0).measure(), refused.getMessage());
                before.byId().put(questions.get(0).id(), Answer.absent(code(refused)));
                return before;
            }
            int half = questions.size() / 2;
            return ask(
                    questions.subList(half, questions.size()), bearer, ask(questions.subList(0, half), bearer, before));
        }
        AnswerReader reader = new AnswerReader(zone, before.metrics());
        int index = 0;
        for (JsonNode result : body.path("results")) {
            Question question = questions.get(index++);
            before.byId().put(question.id(), reader.answer(result));
            for (int i = 0; i < question.ends().size(); i++) {
                before.byId().put(question.by(question.ends().get(i)), AnswerReader.point(result.at("/points/" + i)));
            }
        }
        return new Answers(
                before.byId(),
                body.hasNonNull("knownAt") ? Instant.parse(body.get("knownAt").asText()) : before.knownAt(),
                before.metrics());
    }

    private static String code(Peer.Refused refused) {
        return refused.problem().at("/errors/0/code").asText("refused");
    }

    /** Posts queries as they are, for who wants the whole answer. */
    JsonNode post(List<Map<String, Object>> queries, String bearer) {
        return post(queries, bearer, Duration.ofMillis(timeoutMillis));
    }

    JsonNode post(List<Map<String, Object>> queries, String bearer, Duration patience) {
        return peer.post(measurements, "/aggregates", bearer, Map.of("queries", queries), patience);
    }

    static Map<String, Object> query(Question question) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("id", question.id());
        query.put("measure", question.measure());
        query.put("from", question.window().from().toString());
        query.put("to", question.window().to().toString());
        query.put("exact", true);
        if (!question.ends().isEmpty()) {
            query.put("ends", question.ends().stream().map(Instant::toString).toList());
        }
        if (question.knownAt() != null) {
            query.put("knownAt", question.knownAt().toString());
        }
        if (question.maturityAt() != null) {
            query.put("maturityAt", question.maturityAt().toString());
        }
        return query;
    }
}
