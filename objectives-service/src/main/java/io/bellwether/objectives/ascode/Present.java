package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.objectives.initiative.Initiative;
import io.bellwether.objectives.initiative.InitiativeService;
import io.bellwether.objectives.kpi.Kpi;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Keys;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What a department has, by the keys that its file names it by. */
@ApplicationScoped
class Present {

    @Inject
    Objectives objectives;

    @Inject
    ObjectiveService visible;

    @Inject
    Kpis kpis;

    @Inject
    InitiativeService initiatives;

    @Inject
    ObjectMapper mapper;

    /** The objectives that the caller may see. */
    Map<String, Objective> objectives(String department) {
        return byKey(
                objectives.ofDepartment(department).stream()
                        .filter(visible::isVisible)
                        .toList(),
                Objective::key,
                Objective::title);
    }

    Map<String, Kpi> kpis(UUID objective) {
        return byKey(kpis.of(List.of(objective)), Kpi::key, Kpi::name);
    }

    Map<String, Initiative> initiatives(UUID objective) {
        return byKey(initiatives.of(objective), Initiative::key, one -> read(one.body())
                .path("title")
                .asText());
    }

    /** Two of one key (one came by a transfer) are told apart by number, the older first. */
    private static <T> Map<String, T> byKey(Collection<T> items, Function<T, String> key, Function<T, String> title) {
        Map<String, T> byKey = new LinkedHashMap<>();
        for (T one : items) {
            String own = key.apply(one) == null ? Keys.of(title.apply(one)) : key.apply(one);
            byKey.put(Keys.free(own, byKey.keySet()), one);
        }
        return byKey;
    }

    ObjectNode read(String body) {
        try {
            return (ObjectNode) mapper.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(body);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("what is kept cannot be read", corrupt);
        }
    }

    /** A tag that changes whenever one of a department's definitions does. */
    String tag(String department) {
        StringBuilder all = new StringBuilder();
        for (Objective objective : objectives(department).values()) {
            all.append(objective.id()).append(objective.version());
            kpis.of(List.of(objective.id())).forEach(kpi -> all.append(kpi.id()).append(kpi.version()));
            initiatives.of(objective.id()).forEach(one -> all.append(one.id()).append(one.version()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
