package io.bellwether.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesRouteTest {

    @Test
    void every_page_of_the_application_has_an_address_here() throws IOException {
        String app = Files.readString(Path.of("../web-ui/src/App.tsx"));
        assertThat(Pattern.compile("path: \"/?([a-z-]+)[^\"]*\"")
                        .matcher(app)
                        .results()
                        .map((MatchResult page) -> page.group(1)))
                .isNotEmpty()
                .allMatch(PagesRoute.PAGES::contains);
    }
}
