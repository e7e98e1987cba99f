package io.bellwether.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an empty base, which no registry has to give. */
class ImagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void an_image_runs_the_application_as_nobody_in_particular() throws Exception {
        Path application = Files.createDirectories(folder.resolve("quarkus-app"));
        Files.createDirectories(application.resolve("lib/main"));
        Files.writeString(application.resolve("lib/main/library.jar"), "library");
        Files.writeString(application.resolve("quarkus-run.jar"), "application");
        Path tar = folder.resolve("image.tar");

        Images.write(application, "scratch", "bellwether/gateway:1", tar);

        Map<String, byte[]> entries = entries(tar);
        JsonNode manifest = JSON.readTree(entries.get("manifest.json")).get(0);
        assertThat(manifest.at("/RepoTags/0").asText()).isEqualTo("bellwether/gateway:1");
        assertThat(manifest.get("Layers")).hasSize(2);
        JsonNode config =
                JSON.readTree(entries.get(manifest.get("Config").asText())).get("config");
        assertThat(config.get("User").asText()).isEqualTo("10001:10001");
        assertThat(config.at("/Entrypoint/2").asText()).isEqualTo("/application/quarkus-run.jar");
        assertThat(config.get("ExposedPorts").has("9000/tcp")).isTrue();
    }

    @Test
    void what_is_not_built_is_said() {
        assertThatThrownBy(() -> Images.write(folder, "scratch", "bellwether/gateway:1", folder.resolve("image.tar")))
                .hasMessageContaining("quarkus-run.jar");
    }

    private static Map<String, byte[]> entries(Path tar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            TarArchiveEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
