package io.bellwether.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.acceptance.house.Checkout;
import io.bellwether.acceptance.house.Commands;
import io.bellwether.acceptance.house.House;
import io.bellwether.acceptance.house.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** All lines of a document that stand in fences marked {@code sh}, pasted into one shell; only the address is another. */
class CopiedLinesTest {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private final House house = House.running();

    @Test
    void whatTheReadmeSaysWorksAsItStands() throws IOException {
        Said said = paste("README.md");

        assertThat(said.code()).as(said.output()).isZero();
        assertThat(said.output()).contains("\"accepted\":2").containsPattern("\"value\":42[,.}]");
    }

    @Test
    void whatTheApiPageSaysWorksAsItStands() throws IOException {
        Said said = paste("docs/api.md");

        assertThat(said.code()).as(said.output()).isZero();
        assertThat(said.output())
                .contains("\"sources\":[\"demo-feed\"]")
                .as("the refusal that is shown names the metric that was meant")
                .contains("webinar.guests")
                .contains("\"canonical\"")
                .contains("A second series of webinars was added.");
    }

    private Said paste(String document) throws IOException {
        String text = Files.readString(Checkout.root().resolve(document));
        String lines = FENCE.matcher(text)
                .results()
                .map(fence -> fence.group(1))
                .collect(Collectors.joining())
                .replace("http://localhost:8080", house.gateway().toString());
        assertThat(lines).as("lines to copy in %s", document).contains("curl");
        return Commands.paste(house.data(), lines);
    }
}
