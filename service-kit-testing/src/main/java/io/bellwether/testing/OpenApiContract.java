package io.bellwether.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The OpenAPI document that the build generates is the one that is promised in {@code contracts/openapi}. */
public final class OpenApiContract {

    private OpenApiContract() {}

    /** Compares; {@code -Dcontracts.update=true} takes the generated one over instead, on purpose. */
    public static void check(String service) {
        String generated = given().get("/q/openapi").asString();
        assertThat(generated)
                .as("an operation that reads a body says what is in it: @RequestBody with mediaType and schema")
                .doesNotContain("schemas/JsonBody");
        Path promised = root().resolve("contracts/openapi/" + service + ".yaml");
        try {
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(promised.getParent());
                Files.writeString(promised, generated);
            }
            assertThat(generated)
                    .as("take a wanted change over with -Dcontracts.update=true")
                    .isEqualTo(Files.readString(promised));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("contracts")) ? here : here.getParent();
    }
}
