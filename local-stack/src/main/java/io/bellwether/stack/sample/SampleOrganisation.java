package io.bellwether.stack.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.stack.StackAccess;
import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads the sample organisation through the API, in the names of its people. Can be interrupted and called again: what is
 * there stays, what is missing is added, and a later day continues the simulated year.
 */
public final class SampleOrganisation {

    private final Api api;
    private final Progress progress;

    private SampleOrganisation(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * Loads or continues.
     *
     * @param yesterday the last day of the simulated year, in the organisation's time zone
     * @throws Trouble when the API refuses something; the message holds its answer
     */
    public static void load(StackAccess stack, LocalDate yesterday, Progress progress) {
        try (Api api = new Api(stack)) {
            new SampleOrganisation(api, progress).load(yesterday);
        } catch (Api.Refused refused) {
            throw new Trouble(
                    "The sample organisation could not be loaded whole; the next up goes on with it. "
                            + refused.getMessage(),
                    refused);
        }
    }

    private void load(LocalDate yesterday) {
        JsonNode found = find("owner.customer-service", "Serve customers where they are - online");
        Calendar calendar = found == null
                ? Calendar.endingOn(yesterday)
                : new Calendar(LocalDate.parse(found.at("/period/start").asText()));
        JsonNode sample = definitions(calendar);
        defineMetrics(sample.get("metrics"));
        new SampleMeasurements(api, calendar, progress).loadUntil(yesterday);
        defineWatches(sample.get("watches"));
        decideResponsibilities(sample.get("responsibilities"));
        for (JsonNode objective : sample.get("objectives")) {
            stateObjective(calendar, objective);
        }
    }

    private static JsonNode definitions(Calendar calendar) {
        try (InputStream in = SampleOrganisation.class.getResourceAsStream("/sample/organisation.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : calendar.words().entrySet()) {
                text = text.replace("${" + word.getKey() + "}", word.getValue());
            }
            return new YAMLMapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the sample's definitions cannot be read", unreadable);
        }
    }

    private void defineMetrics(JsonNode groups) {
        progress.step("metrics of the sample organisation");
        for (JsonNode group : groups) {
            String person = group.get("as").asText();
            for (JsonNode metric : group.get("bodies")) {
                String key = metric.get("key").asText();
                if (!api.exists(person, "/metrics/" + key)) {
                    api.post(person, "/metrics", metric, "sample-metric-" + key);
                }
            }
        }
    }

    private void defineWatches(JsonNode watches) {
        progress.step("a watch over the reputation");
        List<String> known = new ArrayList<>();
        api.get("viewer", "/watches?limit=200")
                .get("items")
                .forEach(one -> known.add(one.get("name").asText()));
        for (JsonNode watch : watches) {
            if (!known.contains(watch.get("name").asText())) {
                ObjectNode body = watch.deepCopy();
                String person = body.remove("as").asText();
                api.post(person, "/watches", body, null);
            }
        }
    }

    private void decideResponsibilities(JsonNode decided) {
        progress.step("a decided responsibility");
        for (JsonNode responsibility : decided) {
            String type = responsibility.get("objectiveType").asText();
            JsonNode known = api.get("coordinator", "/responsibilities?objectiveType=" + type);
            boolean there = false;
            for (JsonNode one : known.get("items")) {
                there |= one.path("origin").asText().equals("decided");
            }
            if (!there) {
                api.post("coordinator", "/responsibilities", responsibility, "sample-responsibility-" + type);
            }
        }
    }

    private void stateObjective(Calendar calendar, JsonNode definition) {
        String person = definition.get("as").asText();
        String title = definition.get("title").asText();
        JsonNode objective = find(person, title);
        if (objective == null) {
            progress.step("objective “" + title + "”");
            ObjectNode body = definition.deepCopy();
            body.remove(List.of("as", "kpis", "initiatives"));
            ObjectNode period = body.putObject("period");
            period.put("start", calendar.start().toString());
            period.put("end", calendar.end().toString());
            objective = api.post(person, "/objectives", body, null);
        }
        if (!objective.path("status").asText().equals("draft")) {
            return;
        }
        String path = "/objectives/" + objective.get("id").asText();
        complete(person, path, "/kpis", "name", definition.path("kpis"));
        complete(person, path, "/initiatives", "title", definition.path("initiatives"));
        api.post(person, path + "/activate", Map.of(), null);
    }

    /** Adds what a draft still lacks, by name. */
    private void complete(String person, String objective, String kind, String naming, JsonNode definitions) {
        JsonNode known = api.get(person, objective + kind);
        JsonNode items = known.has("items") ? known.get("items") : known;
        for (JsonNode definition : definitions) {
            boolean there = false;
            for (JsonNode one : items) {
                there |= one.path(naming).asText().equals(definition.get(naming).asText());
            }
            if (!there) {
                api.post(person, objective + kind, definition, null);
            }
        }
    }

    private JsonNode find(String person, String title) {
        JsonNode found = api.get(person, "/objectives?limit=200&q=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
        for (JsonNode objective : found.get("items")) {
            if (objective.get("title").asText().equals(title)) {
                return objective;
            }
        }
        return null;
    }
}
