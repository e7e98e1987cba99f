package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists show exactly what single reads allow: every object of the tests has a word in its texts that no other has. */
final class Visible {

    /** Far more than any run makes. */
    private static final int MOST_PAGES = 500;

    private final Tried tried;
    private final String start;

    Visible(Tried tried, String start) {
        this.tried = tried;
        this.start = start;
    }

    /** Compares a list with the table; how many cells that were. */
    int compare(Operation operation, String kind, List<Subject> subjects, List<String> wrong) {
        JsonNode list = operation.example().get("list");
        int cells = 0;
        for (Principal who : Principal.values()) {
            if (tried.table().outcome(operation.row(tried.objects().state("none", NOTHING)), who, NOTHING)
                            != Outcome.ALLOW
                    || tried.calls().door().isGateway() && who.isService()) {
                continue;
            }
            for (Map<String, String> headers : forms(list)) {
                String shown = everything(operation, who, list, headers);
                for (Subject subject : subjects) {
                    if (!subject.missing()) {
                        cells++;
                        boolean expected = isShown(list, kind, subject, who);
                        if (shown.contains(subject.vars().get("n")) != expected) {
                            wrong.add(operation.words() + headers.values() + " by " + who.word()
                                    + (expected ? " does not show " : " shows ") + kind + " " + subject.words());
                        }
                    }
                }
            }
        }
        return cells;
    }

    private boolean isShown(JsonNode list, String kind, Subject subject, Principal who) {
        for (JsonNode state : list.path("never")) {
            if (state.asText().equals(subject.state())) {
                return false;
            }
        }
        String row = list.path("rows")
                .path(subject.state())
                .asText(tried.objects()
                        .state(kind, subject)
                        .path("rows")
                        .path("read")
                        .asText("read"));
        return tried.table().outcome(row, who, subject) == Outcome.ALLOW;
    }

    /** The representations in which the list is asked for. */
    private static List<Map<String, String>> forms(JsonNode list) {
        List<Map<String, String>> forms = new ArrayList<>();
        list.path("accepts").forEach(type -> forms.add(Map.of("Accept", type.asText())));
        return forms.isEmpty() ? List.of(Map.of()) : forms;
    }

    private static final Subject NOTHING = new Subject(
            "any", null, null, java.util.Set.of(), java.util.Set.of(), null, null, false, Map.of("n", "list"));

    private String everything(Operation operation, Principal who, JsonNode list, Map<String, String> headers) {
        String paging = list.path("paging").asText("cursor");
        Calls.Call first = tried.requests()
                .with(operation, NOTHING, headers, tried.requests().body(operation, NOTHING));
        StringBuilder shown = new StringBuilder();
        String more = paging.equals("feed") ? "limit=200&after=" + start : paging.equals("cursor") ? "limit=200" : "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String glue = more.isEmpty() ? "" : first.path().contains("?") ? "&" : "?";
            Calls.Answer answer = tried.calls()
                    .send(
                            who,
                            new Calls.Call(
                                    first.service(),
                                    first.method(),
                                    first.path() + glue + more,
                                    first.headers(),
                                    first.body()));
            if (answer.status() != 200) {
                return shown.append("answered ").append(answer.brief()).toString();
            }
            shown.append(answer.body());
            if (paging.equals("none")) {
                return shown.toString();
            }
            JsonNode body = answer.json();
            if (paging.equals("feed")) {
                if (body.isEmpty()) {
                    return shown.toString();
                }
                more = "limit=200&after=" + body.get(body.size() - 1).get("id").asText();
            } else {
                if (!body.hasNonNull("next")) {
                    return shown.toString();
                }
                more = "limit=200&cursor=" + body.get("next").asText();
            }
        }
        throw new AssertionError(operation.words() + " does not end");
    }
}
