package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.bellwether.objectives.catalogue.Catalogue;
import io.bellwether.objectives.kpi.Kpis;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.ObjectiveService;
import io.bellwether.objectives.objective.Objectives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** Writes a department's file: what is there, in the order in which it was made, without what is left out by default. */
@ApplicationScoped
class Export {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .stringQuotingChecker(new StringQuotingChecker.Default() {
                private static final long serialVersionUID = 1L;

                @Override
                public boolean needToQuoteValue(String value) {
                    return YamlTree.needsQuotes(value) || super.needToQuoteValue(value);
                }
            })
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    static {
        YAML.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    @Inject
    Present present;

    @Inject
    Objectives objectives;

    @Inject
    Kpis kpis;

    @Inject
    ObjectMapper mapper;

    /** The file and the tag of what it holds. */
    record File(String text, String tag) {}

    @Transactional
    File of(String department) {
        ObjectNode root = mapper.createObjectNode();
        root.put("department", department);
        ArrayNode all = root.putArray("objectives");
        Map<String, Objective> own = present.objectives(department);
        own.forEach((key, objective) -> all.add(objective(key, objective, own)));
        try {
            return new File(
                    "# Objectives as code; the schema is at /api/v1/objectives/schema.json\n"
                            + YAML.writeValueAsString(root),
                    present.tag(department));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("the file cannot be written", unwritable);
        }
    }

    private ObjectNode objective(String key, Objective objective, Map<String, Objective> own) {
        ObjectNode shown = mapper.valueToTree(ObjectiveService.shown(objective));
        ObjectNode node = mapper.createObjectNode();
        node.put("key", key);
        take(shown, node, "title", "description", "type");
        if (objective.parent() != null) {
            node.put("parent", name(objective.parent(), own));
        }
        take(shown, node, "weight", "deputy", "period");
        node.put("status", objective.isDraft() ? "draft" : objective.closedAt() == null ? "active" : "closed");
        if (objective.closedAt() != null) {
            take(shown, node, "outcome", "retrospective");
        }
        take(shown, node, "links");
        ArrayNode ownKpis = mapper.createArrayNode();
        present.kpis(objective.id()).forEach((name, kpi) -> {
            ObjectNode body = present.read(kpis.newest(kpi).body());
            ObjectNode one = ownKpis.addObject().put("key", name);
            take(body, one, "name", "measure", "unit", "weight", "target", "pace", "cadence");
            if (body.has("freshness")) {
                one.set("freshness", body.get("freshness"));
            }
            take(body, one, "missing", "thresholds", "minimum", "template");
        });
        ArrayNode ownInitiatives = mapper.createArrayNode();
        present.initiatives(objective.id()).forEach((name, initiative) -> {
            ObjectNode body = present.read(initiative.body());
            ObjectNode one = ownInitiatives.addObject().put("key", name);
            take(body, one, "title", "channels", "audiences", "campaigns", "period", "budget", "status");
        });
        if (!ownKpis.isEmpty()) {
            node.set("kpis", ownKpis);
        }
        if (!ownInitiatives.isEmpty()) {
            node.set("initiatives", ownInitiatives);
        }
        return node;
    }

    /** The key of one's own, {@code organisation/key} of the organisation's, else the id. */
    private String name(UUID parent, Map<String, Objective> own) {
        for (Map.Entry<String, Objective> one : own.entrySet()) {
            if (one.getValue().id().equals(parent)) {
                return one.getKey();
            }
        }
        for (Map.Entry<String, Objective> one :
                present.objectives(Catalogue.ORGANISATION).entrySet()) {
            if (one.getValue().id().equals(parent)) {
                return Catalogue.ORGANISATION + "/" + one.getKey();
            }
        }
        return parent.toString();
    }

    private static void take(ObjectNode from, ObjectNode to, String... names) {
        for (String name : names) {
            JsonNode value = from.path(name);
            if (!isDefault(name, value)) {
                to.set(name, value);
            }
        }
    }

    private static boolean isDefault(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return true;
        }
        return switch (name) {
            case "weight" -> value.decimalValue().compareTo(BigDecimal.ONE) == 0;
            case "missing" -> value.asText().equals("unknown");
            default -> false;
        };
    }
}
