package io.bellwether.testing.answers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedAnswersTest {

    private static final String GOOD = "{\"name\":\"Sample\",\"zone\":\"UTC\"}";

    private static void answered(String path, int status, String mediaType, String body) {
        PromisedAnswers.check("GET", path, status, mediaType, body);
    }

    @Test
    void what_is_promised_passes() {
        answered("/api/v1/organisation?x=1", 200, "application/json;charset=UTF-8", GOOD);
        answered("/api/v1/journal/verify", 200, "application/json", "{\"valid\":true,\"services\":[]}");
        answered("/api/v1/departments", 200, "application/json", "{\"items\":[],\"next\":null}");
    }

    @Test
    void refusals_texts_and_what_is_no_api_are_not_looked_at() {
        answered("/api/v1/organisation", 404, "application/problem+json", "{}");
        answered("/api/v1/measurements", 200, "application/x-ndjson", "{}");
        answered("/q/health", 200, "application/json", "{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Sample\"}|zone",
                "{\"name\":\"Sample\",\"zone\":\"UTC\",\"more\":1}|more",
                "{\"name\":1,\"zone\":\"UTC\"}|/name",
                "{\"name\":null,\"zone\":\"UTC\"}|/name",
                "[]|object expected"
            })
    void what_is_missing_unknown_or_of_another_type_is_named(String body, String named) {
        assertThatThrownBy(() -> answered("/api/v1/organisation", 200, "application/json", body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @Test
    void what_is_not_promised_at_all_is_named() {
        assertThatThrownBy(() -> answered("/api/v1/organisation", 202, "application/json", GOOD))
                .hasMessageContaining("promises no 202");
        assertThatThrownBy(() -> answered("/api/v1/organisation", 200, "application/hal+json", GOOD))
                .hasMessageContaining("application/hal+json");
        assertThatThrownBy(() -> answered("/api/v1/nowhere", 200, "application/json", GOOD))
                .hasMessageContaining("no document promises");
    }
}
