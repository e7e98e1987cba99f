package io.bellwether.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the checkout as a whole. */
class HouseRulesTest {

    private static final List<String> DEPLOYABLES =
            List.of("objectives-service", "measurements-service", "governance-service", "gateway");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    private static final Pattern MODULE = Pattern.compile("<module>([a-z0-9-]+)</module>");

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([a-z0-9-]+)</artifactId>");

    private static final Pattern VERSION = Pattern.compile("<version>(?!0\\.1\\.0-SNAPSHOT)[^<]*</version>");

    @Test
    void everyModuleHasAReadmeAndTheFrontDoorNamesIt() throws IOException {
        String frontDoor = Files.readString(Checkout.root().resolve("README.md"));
        for (String module : modules()) {
            assertThat(Checkout.root().resolve(module).resolve("README.md")).exists();
            assertThat(frontDoor).contains("[" + module + "]");
        }
    }

    @Test
    void nothingDependsOnADeployable() throws IOException {
        for (String module : modules()) {
            List<String> dependencies = ARTIFACT.matcher(pom(module))
                    .results()
                    .map(found -> found.group(1))
                    .filter(artifact -> !artifact.equals(module))
                    .toList();
            assertThat(dependencies).as(module).doesNotContainAnyElementsOf(DEPLOYABLES);
        }
    }

    @Test
    void everyVersionStandsOnceInTheParent() throws IOException {
        for (String module : modules()) {
            assertThat(VERSION.matcher(pom(module)).results().map(MatchResult::group))
                    .as("versions in the pom of %s", module)
                    .isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        TreeSet<Path> silent = new TreeSet<>();
        for (String module : modules()) {
            Path code = Checkout.root().resolve(module).resolve("src/main/java");
            if (Files.isDirectory(code)) {
                try (Stream<Path> files = Files.walk(code)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                            .forEach(silent::add);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void everyLinkOfTheFrontDoorAndOfTheDocsLeadsSomewhere() throws IOException {
        for (Path document : documents()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                assertThat(document.resolveSibling(link.group(1)))
                        .as("a link in %s", document)
                        .exists();
            }
        }
    }

    private static Iterable<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root(), 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules")
                            && !file.toString().contains("target"))
                    .toList();
        }
    }

    private static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(Checkout.root().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String pom(String module) throws IOException {
        return Files.readString(Checkout.root().resolve(module).resolve("pom.xml"));
    }
}
