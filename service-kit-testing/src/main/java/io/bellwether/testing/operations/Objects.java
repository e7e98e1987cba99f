package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Makes the objects that are tried, over HTTP, as the recipes of {@code operations.yaml} say. */
final class Objects {

    static final List<String> DEPARTMENTS = List.of("human-resources", "marketing-sales");

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** How long what is found in the background may take to appear. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Operations operations;
    private final Calls calls;
    private final String salt;
    private final Map<Principal, String> names = new ConcurrentHashMap<>();

    /** Recipes that a module's test carries out itself: given the variables so far, further ones. */
    private final Map<String, Function<Map<String, String>, Map<String, String>>> own;

    Objects(
            Operations operations,
            Calls calls,
            String salt,
            Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        this.operations = operations;
        this.calls = calls;
        this.salt = salt;
        this.own = own;
    }

    /** One subject of every state and department (or source) of a kind. */
    List<Subject> all(String kind) {
        List<Subject> subjects = new ArrayList<>();
        for (Map.Entry<String, JsonNode> state : kind(kind).get("states").properties()) {
            for (String whose : whose(kind)) {
                subjects.add(make(kind, state.getKey(), whose));
            }
        }
        JsonNode missing = kind(kind).path("missing");
        if (missing.isObject()) {
            Map<String, String> vars = fresh(DEPARTMENTS.get(0), null);
            missing.properties()
                    .forEach(one -> vars.put(one.getKey(), one.getValue().asText()));
            subjects.add(new Subject("missing", null, null, Set.of(), Set.of(), null, null, true, vars));
        }
        return subjects;
    }

    /** The states of a kind. */
    List<String> states(String kind) {
        List<String> states = new ArrayList<>();
        kind(kind).get("states").fieldNames().forEachRemaining(states::add);
        return states;
    }

    /** One in a state, of whoever is named first. */
    Subject first(String kind, String state) {
        return make(kind, state, whose(kind).get(0));
    }

    private List<String> whose(String kind) {
        JsonNode of = kind(kind).path("of");
        if (of.isMissingNode()) {
            return java.util.Collections.singletonList(null);
        }
        List<String> whose = new ArrayList<>();
        of.forEach(one -> whose.add(one.asText()));
        return whose;
    }

    JsonNode kind(String name) {
        JsonNode kind = operations.kinds().path(name);
        if (!kind.isObject()) {
            throw new IllegalStateException("operations.yaml has no kind " + name);
        }
        return kind;
    }

    JsonNode state(String kind, Subject subject) {
        return kind(kind).path("states").path(subject.state());
    }

    /** A new one like this. */
    Subject another(String kind, Subject like) {
        return make(kind, like.state(), like.source() == null ? like.department() : like.source());
    }

    private Subject make(String kind, String state, String whose) {
        JsonNode node = kind(kind);
        boolean ofSource = node.path("by").asText().equals("source");
        String department = ofSource ? null : whose;
        Map<String, String> vars = fresh(department == null ? DEPARTMENTS.get(0) : department, ofSource ? whose : null);
        JsonNode facts = node.path("states").path(state);
        if (facts.hasNonNull("make")) {
            carryOut(facts.get("make").asText(), vars);
        }
        Set<String> parties = new HashSet<>();
        facts.path("parties").forEach(one -> parties.add(one.asText()));
        Set<Principal> named = new HashSet<>();
        facts.path("named").forEach(one -> named.add(Principal.ofWord(one.asText())));
        Principal started =
                facts.hasNonNull("started") ? actor(facts.get("started").asText(), vars) : null;
        return new Subject(
                state,
                department,
                facts.hasNonNull("leading") ? Filled.text(facts.get("leading").asText(), vars) : null,
                parties,
                named,
                started,
                ofSource ? whose : null,
                false,
                vars);
    }

    private Map<String, String> fresh(String department, String source) {
        Map<String, String> vars = new HashMap<>();
        int number = NAMES.incrementAndGet();
        vars.put("n", token(number));
        vars.put("department", department);
        vars.put("otherDepartment", DEPARTMENTS.get(department.equals(DEPARTMENTS.get(0)) ? 1 : 0));
        vars.put("source", source == null ? department : source);
        for (Principal who : List.of(Principal.OWNER, Principal.COORDINATOR, Principal.ADMIN)) {
            vars.put(who.word() + "Name", names.computeIfAbsent(who, this::name));
        }
        vars.put(
                "day",
                java.time.LocalDate.of(1991, 1, 1).plusDays(number % 10_000).toString());
        return vars;
    }

    private String name(Principal who) {
        return Claims.of(calls.door().token(who)).path("preferred_username").asText();
    }

    /** A word that stands in an object's texts and in no other's. */
    private String token(int number) {
        return salt + number + "z";
    }

    /** What a call is filled with anew each time: names must not meet. */
    Map<String, String> renamed(Map<String, String> vars) {
        Map<String, String> copy = new HashMap<>(vars);
        copy.put("n", token(NAMES.incrementAndGet()));
        return copy;
    }

    /** The same object, with another word for what is made of it. */
    Subject renamedSubject(Subject like) {
        return new Subject(
                like.state(),
                like.department(),
                like.leading(),
                like.parties(),
                like.named(),
                like.started(),
                like.source(),
                like.missing(),
                renamed(like.vars()));
    }

    /** Makes what a service must have, if it is not there yet. */
    void prepare(String service) {
        for (JsonNode step : operations.preparations()) {
            if (!step.get("service").asText().equals(service)) {
                continue;
            }
            Map<String, String> vars = fresh(DEPARTMENTS.get(0), null);
            Calls.Answer answer = send(step, vars);
            if (answer.status() / 100 != 2 && answer.status() != 409) {
                throw new AssertionError("a preparation is refused: " + step + " → " + answer.brief());
            }
        }
    }

    private void carryOut(String recipe, Map<String, String> vars) {
        if (own.containsKey(recipe)) {
            vars.putAll(own.get(recipe).apply(vars));
            return;
        }
        JsonNode steps = operations.recipes().path(recipe);
        if (!steps.isArray()) {
            throw new IllegalStateException("operations.yaml has no recipe " + recipe);
        }
        for (JsonNode step : steps) {
            if (step.hasNonNull("use")) {
                carryOut(step.get("use").asText(), vars);
            } else {
                take(step, vars);
            }
        }
    }

    private void take(JsonNode step, Map<String, String> vars) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            Calls.Answer answer = send(step, vars);
            if (answer.status() / 100 != 2) {
                throw new AssertionError(
                        "a step of a recipe is refused: " + Filled.tree(step, vars) + " → " + answer.brief());
            }
            boolean whole = true;
            for (Map.Entry<String, JsonNode> one : step.path("take").properties()) {
                JsonNode value =
                        found(step, answer, vars).at(Filled.text(one.getValue().asText(), vars));
                whole &= value.isValueNode() && !value.isNull();
                vars.put(one.getKey(), value.asText());
            }
            if (whole) {
                return;
            }
            if (!step.path("wait").asBoolean() || Instant.now().isAfter(until)) {
                throw new AssertionError("nothing to take: " + Filled.tree(step, vars) + " from " + answer.brief());
            }
            pause();
        }
    }

    /** The whole answer, or of a list the item that holds the word to be found. */
    private static JsonNode found(JsonNode step, Calls.Answer answer, Map<String, String> vars) {
        if (!step.hasNonNull("find")) {
            return answer.json();
        }
        String word = Filled.text(step.get("find").asText(), vars);
        for (JsonNode item : answer.json().path("items")) {
            if (item.toString().contains(word)) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private Calls.Answer send(JsonNode step, Map<String, String> vars) {
        String[] words = step.get("send").asText().split(" ", 2);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (step.hasNonNull("if-match")) {
            headers.put("If-Match", step.get("if-match").asText());
        }
        byte[] body = null;
        if (step.hasNonNull("file")) {
            headers.put("Content-Type", Multipart.TYPE);
            body = Multipart.of(Filled.tree(step.get("file"), vars), vars.get("n"));
        } else if (step.has("body")) {
            body = bytes(Filled.tree(step.get("body"), vars));
        }
        return calls.send(
                actor(step.get("as").asText(), vars),
                new Calls.Call(
                        step.get("service").asText(),
                        words[0],
                        "/api/v1" + Filled.text(words[1], vars),
                        headers,
                        body));
    }

    static byte[] bytes(JsonNode body) {
        return body.isTextual()
                ? body.asText().getBytes(StandardCharsets.UTF_8)
                : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A principal by its word; {@code owner-of} owns the department, {@code feed-of} may push under the source. */
    Principal actor(String word, Map<String, String> vars) {
        return switch (word) {
            case "owner-of" -> Principal.ownerOf(vars.get("department"));
            case "feed-of" ->
                vars.get("source").equals("demo-feed") ? Principal.INTEGRATOR : Principal.INTEGRATOR_OTHER;
            default -> Principal.ofWord(word);
        };
    }
}
