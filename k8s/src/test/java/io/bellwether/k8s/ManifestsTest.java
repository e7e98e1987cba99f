package io.bellwether.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final List<String> PARTS =
            List.of("gateway", "objectives-service", "measurements-service", "governance-service");

    private static final List<HasMetadata> BASE = Manifests.base();

    @Test
    void an_unknown_field_is_refused() {
        assertThatThrownBy(() -> Manifests.read("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {port: 1}"))
                .hasMessageContaining("port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local", "overlays/production", "overlays/scale-out"})
    void every_file_is_read_strictly(String folder) {
        for (Path file : Manifests.files(folder)) {
            assertThat(Manifests.read(Manifests.text(file))).as(file.toString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local", "overlays/production", "overlays/scale-out"})
    void every_folder_renders_to_what_the_cluster_knows(String folder) throws Exception {
        String rendered = render(folder);

        assertThat(Manifests.read(rendered)).allSatisfy(one -> {
            if (!one.getKind().equals("Namespace")) {
                assertThat(one.getMetadata().getNamespace()).isEqualTo("bellwether");
            }
        });
    }

    @Test
    void scaling_out_lets_the_autoscaler_say_how_many() throws Exception {
        List<HasMetadata> objects = Manifests.read(render("overlays/scale-out"));

        assertThat(Manifests.of(Deployment.class, objects))
                .hasSize(PARTS.size())
                .allSatisfy(one -> assertThat(one.getSpec().getReplicas()).isNull());
        assertThat(Manifests.of(HorizontalPodAutoscaler.class, objects))
                .extracting(one -> one.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrderElementsOf(PARTS);
    }

    @Test
    void production_names_images_of_a_registry_with_a_version() throws Exception {
        assertThat(containers(Manifests.read(render("overlays/production"))))
                .extracting(Container::getImage)
                .allMatch(image -> image.matches("[a-z0-9.-]+/.+:[0-9.]+"), "registry, name and version");
    }

    static Stream<Deployment> deployments() {
        return Manifests.of(Deployment.class, BASE).stream();
    }

    @Test
    void each_part_is_deployed_found_and_kept_while_nodes_are_emptied() {
        assertThat(deployments().map(one -> one.getMetadata().getName())).containsExactlyInAnyOrderElementsOf(PARTS);
        assertThat(Manifests.of(Service.class, BASE))
                .extracting(one -> one.getSpec().getSelector().get("app.kubernetes.io/name"))
                .containsExactlyInAnyOrderElementsOf(PARTS);
        assertThat(Manifests.of(PodDisruptionBudget.class, BASE))
                .extracting(one -> one.getSpec().getSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .containsExactlyInAnyOrderElementsOf(PARTS);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void a_part_runs_without_any_right_that_it_does_not_need(Deployment deployment) {
        var pod = deployment.getSpec().getTemplate().getSpec();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).allSatisfy(container -> {
            var rights = container.getSecurityContext();
            assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
            assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
            assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void probes_ask_the_management_port(Deployment deployment) {
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allMatch(Objects::nonNull)
                .extracting(Probe::getHttpGet)
                .allSatisfy(get -> {
                    assertThat(get.getPort().getStrVal()).isEqualTo("management");
                    assertThat(get.getPath()).startsWith("/q/health/");
                });
    }

    @Test
    void secrets_are_referred_to_and_each_is_listed_in_the_readme() throws IOException {
        List<HasMetadata> all = new java.util.ArrayList<>(BASE);
        Manifests.files("overlays/local").forEach(file -> all.addAll(Manifests.read(Manifests.text(file))));
        TreeSet<String> wanted = new TreeSet<>();
        for (Container container : containers(all)) {
            for (EnvVar variable : container.getEnv()) {
                if (variable.getName().matches(".*(SECRET|PASSWORD|KEY)$")) {
                    assertThat(variable.getValue()).as(variable.getName()).isNull();
                    var reference = variable.getValueFrom().getSecretKeyRef();
                    wanted.add("| `" + reference.getName() + "` | `" + reference.getKey() + "`");
                }
            }
        }
        assertThat(wanted).isNotEmpty();
        assertThat(Files.readString(Manifests.HOME.resolve("README.md"))).contains(wanted);
        assertThat(Files.readString(Manifests.HOME.resolve("make-secrets")))
                .contains(wanted.stream().map(row -> row.split("`")[1]).toList());
    }

    @Test
    void what_is_configured_is_what_the_parts_read() throws IOException {
        Path root = Manifests.HOME.toAbsolutePath().getParent();
        String read =
                Files.readString(root.resolve("service-kit/src/main/resources/META-INF/microprofile-config.properties"))
                        + Files.readString(root.resolve("gateway/src/main/resources/application.properties"));
        ConfigMap map = Manifests.of(ConfigMap.class, BASE).getFirst();

        assertThat(map.getData().keySet().stream()
                        .filter(name -> name.startsWith("BELLWETHER_"))
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "")))
                .allMatch(
                        name -> read.lines()
                                .map(line -> line.replaceAll("=.*", "").replaceAll("[^a-z0-9]", ""))
                                .anyMatch(name::equals),
                        "a property of a service or of the gateway");
    }

    private static List<Container> containers(List<HasMetadata> objects) {
        return Stream.concat(
                        Manifests.of(Deployment.class, objects).stream()
                                .map(one -> one.getSpec().getTemplate()),
                        Manifests.of(StatefulSet.class, objects).stream()
                                .map(one -> one.getSpec().getTemplate()))
                .flatMap(template -> template.getSpec().getContainers().stream())
                .toList();
    }

    /** What {@code kubectl kustomize} makes of a folder; a machine without kubectl skips and says so. */
    private static String render(String folder) throws IOException, InterruptedException {
        Path kubectl = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(one -> Path.of(one, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(kubectl != null, "OVERLAYS ARE NOT RENDERED: there is no kubectl; their files are read one by one");
        Path errors = Files.createTempFile("kustomize", ".txt");
        Process process = new ProcessBuilder(
                        kubectl.toString(),
                        "kustomize",
                        Manifests.HOME.resolve(folder).toString())
                .redirectError(errors.toFile())
                .start();
        String rendered = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return rendered;
    }
}
