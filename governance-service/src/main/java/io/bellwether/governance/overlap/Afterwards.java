package io.bellwether.governance.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.Finding;
import io.bellwether.governance.rules.OverlapRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of two initiatives whether they would still meet if they were declared otherwise. */
@ApplicationScoped
public class Afterwards {

    @Inject
    OverlapText text;

    @Inject
    Declarations declarations;

    /**
     * Where they would still meet, as a sentence.
     *
     * @param otherwise by path, {@code initiatives/…}, the properties that would be others; the rest stays as it is
     * @return empty where they would not, and where the overlap is not one of initiatives
     */
    public Optional<String> meeting(OverlapEntity overlap, Map<String, JsonNode> otherwise) {
        List<DeclaredInitiative> initiatives = new ArrayList<>();
        for (Finding.Party party : text.parties(overlap.parties)) {
            if (party.initiative() != null) {
                String path = "initiatives/" + party.initiative();
                JsonNode change = otherwise.getOrDefault(path, MissingNode.getInstance());
                declarations
                        .body(path)
                        .map(body -> ((ObjectNode) body).<ObjectNode>setAll(fields(change)))
                        .map(body -> new Declaration("initiative", party.initiative(), body).initiative())
                        .ifPresent(initiatives::add);
            }
        }
        return initiatives.size() < 2
                ? Optional.empty()
                : OverlapRules.between(initiatives.get(0), initiatives.get(1))
                        .map(finding -> (String) finding.evidence().get(0).get("sentence"));
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new HashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
