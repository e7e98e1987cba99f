package io.bellwether.testing.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The change feed of a service as the coordinator sees it, who sees all of it. */
final class Feed {

    /** The newest position seen, by door and service: reading goes on from there. */
    private static final Map<String, Long> SEEN = new ConcurrentHashMap<>();

    private final Calls calls;
    private final String service;

    Feed(Calls calls, String service) {
        this.calls = calls;
        this.service = service;
    }

    /** The newest position. */
    String head() {
        String key = calls.door().of(service) + service;
        long position = SEEN.getOrDefault(key, 0L);
        JsonNode events = after(Long.toString(position));
        while (!events.isEmpty()) {
            position = events.get(events.size() - 1).get("id").asLong();
            events = after(Long.toString(position));
        }
        SEEN.put(key, position);
        return Long.toString(position);
    }

    /** Every entry of the journal after a position, as text. */
    String journalAfter(String position) {
        StringBuilder entries = new StringBuilder();
        String more = "&after=" + position;
        while (true) {
            JsonNode page = read("/api/v1/journal/" + service + "?limit=200" + more);
            entries.append(page.get("items"));
            if (!page.hasNonNull("next")) {
                return entries.toString();
            }
            more = "&cursor=" + page.get("next").asText();
        }
    }

    private JsonNode after(String position) {
        return read("/api/v1/changes/" + service + "?limit=200&after=" + position);
    }

    private JsonNode read(String path) {
        Calls.Answer answer = calls.get(Principal.COORDINATOR, service, path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answers " + answer.brief());
        }
        return answer.json();
    }
}
