package io.bellwether.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Writes into the published document what a client may rely on in an answer: a component of an answered record is
 * <em>required</em> unless {@code @JsonInclude(NON_NULL)} leaves it out, and may be null where it is {@code @Nullable}; a
 * page always has {@code items} and {@code next}. A record that is also sent says for itself what must be in it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswersSayWhatIsAlwaysThere implements OASFilter {

    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName NULLABLE = DotName.createSimple("jakarta.annotation.Nullable");

    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    /** Made by the build, with the index of the classes of a service. */
    public AnswersSayWhatIsAlwaysThere(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord()) {
                records.computeIfAbsent(schemaName(type), name -> new ArrayList<>())
                        .add(type);
            }
        }
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Set<String> sent = new Sent(document).names();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                records.getOrDefault(name.replaceFirst("\\d+$", ""), List.of()).stream()
                        .filter(type -> states(type, schema))
                        .findFirst()
                        .ifPresent(type -> tell(type, schema, sent.contains(name)));
            }
            page(schema);
        });
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getResponses() != null)
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .filter(media -> media.getSchema() != null)
                .forEach(media -> page(media.getSchema()));
    }

    /** Several records of one simple name are numbered, and told apart by what is in them. */
    private static boolean states(ClassInfo type, Schema schema) {
        return schema.getProperties()
                .keySet()
                .containsAll(type.recordComponents().stream()
                        .filter(component -> annotation(component, UNWRAPPED) == null)
                        .map(AnswersSayWhatIsAlwaysThere::property)
                        .toList());
    }

    private static void tell(ClassInfo type, Schema schema, boolean sent) {
        String usual = inclusion(type.declaredAnnotation(INCLUDE), "ALWAYS");
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            String name = property(component);
            Schema property = schema.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (!sent && !mayBeMissing(component, inclusion(annotation(component, INCLUDE), usual))) {
                require(schema, name);
            }
            if (annotation(component, NULLABLE) != null) {
                schema.addProperty(name, orNull(property));
            }
        }
    }

    /** What it is called in JSON. */
    private static String property(RecordComponentInfo component) {
        AnnotationInstance schema = annotation(component, SCHEMA);
        return schema == null || schema.value("name") == null
                ? component.name()
                : schema.value("name").asString();
    }

    /** What is no object is never null, and so never left out for it. */
    private static boolean mayBeMissing(RecordComponentInfo component, String inclusion) {
        boolean primitive = component.type().kind() == Type.Kind.PRIMITIVE;
        return switch (inclusion) {
            case "ALWAYS", "USE_DEFAULTS" -> false;
            case "NON_NULL", "NON_ABSENT" -> !primitive;
            default -> true;
        };
    }

    private static AnnotationInstance annotation(RecordComponentInfo component, DotName name) {
        AnnotationInstance own = component.annotation(name);
        return own != null
                ? own
                : component.declaringClass().field(component.name()).annotation(name);
    }

    private static String inclusion(AnnotationInstance include, String otherwise) {
        return include == null || include.value() == null
                ? otherwise
                : include.value().asEnum();
    }

    private static void require(Schema schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequired(name);
        }
    }

    private static void page(Schema schema) {
        if (schema.getProperties() != null && schema.getProperties().keySet().equals(Set.of("items", "next"))) {
            require(schema, "items");
            require(schema, "next");
            schema.addProperty("next", orNull(schema.getProperties().get("next")));
        }
    }

    private static Schema orNull(Schema schema) {
        Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                    .addAnyOf(nothing);
        }
        if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
            if (schema.getEnumeration() != null) {
                schema.addEnumeration(null);
            }
        }
        return schema;
    }
}
