package io.bellwether.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bellwether.kit.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code docs/problems.md} lists every refusal of the code, each part of it as its module's build generates it. */
public final class ProblemsPage {

    private ProblemsPage() {}

    /**
     * Compares a part of the page with the enums of a package; {@code -Dcontracts.update=true} takes the code's over.
     *
     * @param part the heading of the part
     */
    public static void check(String part, String packageName) {
        Path page = OpenApiContract.root().resolve("docs/problems.md");
        String begin = "<!-- begin: " + part + " -->\n";
        String end = "<!-- end: " + part + " -->";
        try {
            String text = Files.readString(page);
            int from = text.indexOf(begin);
            int to = text.indexOf(end);
            assertThat(from).as("docs/problems.md has a part " + part).isNotNegative();
            String listed = text.substring(from + begin.length(), to);
            String generated = table(types(packageName));
            if (Boolean.getBoolean("contracts.update")) {
                Files.writeString(page, text.substring(0, from) + begin + generated + text.substring(to));
                listed = generated;
            }
            assertThat(listed)
                    .as("take a wanted change over with -Dcontracts.update=true")
                    .isEqualTo(generated);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<ProblemType> types(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packageName).stream()
                        .filter(one -> one.isEnum() && one.isAssignableTo(ProblemType.class))
                        .map(JavaClass::reflect)
                        .flatMap(one -> constants(one))
                        .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::code))
                        .toList();
    }

    private static Stream<ProblemType> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(ProblemType.class::cast);
    }

    private static String table(List<ProblemType> types) {
        StringBuilder table = new StringBuilder("| status | type | it says |\n| --- | --- | --- |\n");
        for (ProblemType type : types) {
            table.append("| %d | <a id=\"%s\"></a>`%s` | %s |\n"
                    .formatted(type.status(), type.code(), type.uri(), type.title()));
        }
        return table.toString();
    }
}
