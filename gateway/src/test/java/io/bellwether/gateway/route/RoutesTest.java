package io.bellwether.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised is routed, and nothing else. */
class RoutesTest {

    private final OpenApi openApi = new OpenApi();

    RoutesTest() {
        openApi.merge();
    }

    @Test
    void every_promised_operation_has_a_way() {
        List<String> lost = new ArrayList<>();
        openApi.paths().forEach(path -> {
            String address = path.replaceAll("\\{[^}]+}", "x");
            for (String method : openApi.operations().methods(address)) {
                if (Routes.of(method, address).isEmpty()) {
                    lost.add(method + " " + path);
                }
            }
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void a_named_segment_stands_for_exactly_one() {
        assertThat(openApi.operations().methods("/api/v1/objectives/x")).contains("GET", "HEAD", "PUT");
        assertThat(openApi.operations().methods("/api/v1/objectives/")).isEmpty();
        assertThat(openApi.operations().methods("/api/v1/objectives/x/y/z")).isEmpty();
    }

    @Test
    void measurements_and_files_stream_and_nothing_else_does() {
        assertThat(Routes.of("POST", "/api/v1/measurements").orElseThrow().way())
                .isEqualTo(Route.Way.STREAM);
        assertThat(Routes.of("POST", "/api/v1/imports").orElseThrow().way()).isEqualTo(Route.Way.STREAM);
        assertThat(Routes.of("GET", "/api/v1/measurements").orElseThrow().way()).isEqualTo(Route.Way.USUAL);
        assertThat(Routes.of("GET", "/api/v1/changes/objectives").orElseThrow().way())
                .isEqualTo(Route.Way.LONG_POLL);
        assertThat(Routes.of("POST", "/api/v1/objectives").orElseThrow().way()).isEqualTo(Route.Way.USUAL);
    }
}
