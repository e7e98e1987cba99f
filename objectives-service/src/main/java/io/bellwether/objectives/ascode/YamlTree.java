package io.bellwether.objectives.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.json.StrictText;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.Pointers;
import io.bellwether.kit.problem.ProblemException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML as a JSON tree whose every place knows its line. Read is what JSON can say, by YAML's core schema: no anchors and
 * aliases (a small file could become a huge one), no tags, no second document, no key twice; {@code yes} is a text.
 */
final class YamlTree {

    /** As deep as JSON may be. */
    private static final int MAX_DEPTH = 40;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * Reads a file.
     *
     * @throws ProblemException 400 with the line
     */
    YamlTree(byte[] bytes) {
        String text = text(bytes);
        Node node;
        try {
            refuseWhatIsNotRead(text);
            node = yaml().compose(new StringReader(text));
        } catch (MarkedYAMLException notYaml) {
            int line = notYaml.getProblemMark() == null
                    ? 1
                    : notYaml.getProblemMark().getLine() + 1;
            throw refusal(line, "not-yaml", "This is not valid YAML: " + said(notYaml) + ".");
        } catch (YAMLException notYaml) {
            throw refusal(1, "not-yaml", "This cannot be read as YAML.");
        }
        root = node == null ? JsonNodeFactory.instance.nullNode() : tree(node, "", 0);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        return new Yaml(new SafeConstructor(options));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "The file is not UTF-8.", notUtf8);
        }
    }

    private static String said(MarkedYAMLException notYaml) {
        String problem = notYaml.getProblem() == null ? "it breaks off" : notYaml.getProblem();
        return problem.replaceAll("\\s+", " ").replaceAll("[^\\p{Print}]", "?");
    }

    private static void refuseWhatIsNotRead(String text) {
        int documents = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                throw refusal(line, "alias", "Anchors and aliases are not read; write it out.");
            }
            if (event instanceof ScalarEvent scalar && scalar.getTag() != null
                    || event instanceof CollectionStartEvent collection && collection.getTag() != null) {
                throw refusal(line, "tag", "Tags are not read; what something is shows in how it is written.");
            }
            if (event.is(Event.ID.DocumentStart) && ++documents > 1) {
                throw refusal(line, "second-document", "One file is one document; a second one begins here.");
            }
        }
    }

    private static ProblemException refusal(int line, String code, String sentence) {
        return new ProblemException(CommonProblem.MALFORMED_BODY, sentence + " (line " + line + ")")
                .line(line, code, sentence);
    }

    private JsonNode tree(Node node, String pointer, int depth) {
        int line = node.getStartMark().getLine() + 1;
        lines.putIfAbsent(pointer, line);
        if (depth > MAX_DEPTH) {
            throw refusal(line, "too-deep", "This is nested too deep.");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer, depth);
            case SequenceNode sequence -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (Node one : sequence.getValue()) {
                    array.add(tree(one, pointer + "/" + array.size(), depth + 1));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, line);
            default -> throw refusal(line, "not-yaml", "This is not read here.");
        };
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refusal(line, "not-a-key", "A key is a word.");
            }
            if (object.has(key.getValue())) {
                throw refusal(line, "duplicate-key", "The key \"" + key.getValue() + "\" stands here twice.");
            }
            String place = pointer + "/" + Pointers.escape(key.getValue());
            lines.put(place, line);
            object.set(key.getValue(), tree(tuple.getValueNode(), place, depth + 1));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar, int line) {
        String value = scalar.getValue();
        String fault = StrictText.fault(value);
        if (fault != null) {
            throw refusal(line, "forbidden-character", fault);
        }
        if (!scalar.isPlain()) {
            return JsonNodeFactory.instance.textNode(value);
        }
        return plain(value);
    }

    /** What a word without quotes means. */
    private static JsonNode plain(String value) {
        if (NULLS.contains(value)) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return JsonNodeFactory.instance.booleanNode(value.equalsIgnoreCase("true"));
        }
        return NUMBER.matcher(value).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    /** Whether a text would come back as something else if it were written without quotes. */
    static boolean needsQuotes(String text) {
        return !plain(text).isTextual();
    }

    JsonNode root() {
        return root;
    }

    /** The line of a place, or of the nearest thing around it. */
    long line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return lines.getOrDefault(place, 1);
    }
}
