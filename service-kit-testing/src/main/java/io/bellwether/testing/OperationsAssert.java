package io.bellwether.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bellwether.kit.access.Does;
import io.bellwether.testing.operations.AuthorizationMatrix;
import io.bellwether.testing.operations.HostileBodies;
import io.bellwether.testing.operations.HostileParameters;
import io.bellwether.testing.operations.Operation;
import io.bellwether.testing.operations.Operations;
import io.bellwether.testing.operations.RepeatedCreates;
import io.bellwether.testing.operations.Result;
import io.bellwether.testing.operations.Versions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tests that are generated from the promised operations, at a service's own port; each prints how much it tried. */
public final class OperationsAssert {

    private final String service;

    /** Recipes that the service's test carries out itself, because they need more than its own API. */
    private final Map<String, Function<Map<String, String>, Map<String, String>>> own;

    public OperationsAssert(String service, Map<String, Function<Map<String, String>, Map<String, String>>> own) {
        this.service = service;
        this.own = own;
    }

    public OperationsAssert(String service) {
        this(service, Map.of());
    }

    /** Every cell of the authorization matrix. */
    public void everybodyMayDoWhatTheTableSays() {
        report("cells of the authorization matrix", new AuthorizationMatrix(new OwnPort(), salt(), own).run(service));
    }

    /** Bad JSON to every operation that takes JSON. */
    public void hostileBodiesAreRefused() {
        report("hostile bodies", new HostileBodies(new OwnPort(), salt(), own).run(service));
    }

    /** Bad addresses and headers to every operation. */
    public void hostileParametersAreRefused() {
        report("hostile parameters", new HostileParameters(new OwnPort(), salt(), own).run(service));
    }

    /** Every change by its version, every read by its tag. */
    public void versionsAreCompared() {
        report("versions", new Versions(new OwnPort(), salt(), own).run(service));
    }

    /** Every create under its key. */
    public void createsMayBeRepeated() {
        report("repeated creates", new RepeatedCreates(new OwnPort(), salt(), own).run(service));
    }

    private void report(String what, Result result) {
        System.out.printf(
                "%s at the port of %s: %d tried, %d wrong%n",
                what, service, result.tried(), result.wrong().size());
        assertThat(result.tried()).isPositive();
        assertThat(result.wrong()).isEmpty();
    }

    private static String salt() {
        return Long.toString(System.nanoTime() % 46_656, 36) + "q";
    }

    /** Every operation's row names the act that its resource method carries out. */
    public void everyOperationSaysItsAct(String packageName) {
        Map<String, String> named = new TreeMap<>();
        for (JavaMethod method : new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(packageName, "io.bellwether.kit")
                        .stream()
                        .flatMap(one -> one.getMethods().stream())
                        .filter(one -> one.isAnnotatedWith(Does.class)
                                && one.isAnnotatedWith(org.eclipse.microprofile.openapi.annotations.Operation.class))
                        .toList()) {
            named.put(
                    method.getAnnotationOfType(org.eclipse.microprofile.openapi.annotations.Operation.class)
                            .operationId(),
                    method.getAnnotationOfType(Does.class).value());
        }
        Map<String, String> rows = new TreeMap<>();
        for (Operation operation : new Operations().of(service)) {
            rows.put(operation.id(), operation.example().path("act").asText());
        }
        named.keySet().retainAll(rows.keySet());
        assertThat(rows)
                .as("contracts/authorization/operations.yaml against @Does")
                .isEqualTo(named);
    }
}
