package io.bellwether.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Asserts that an answer is a problem as it is promised: media type, stable type, sentence, pointers, no internals. */
public final class ProblemAssert {

    private final Response response;

    private ProblemAssert(Response response) {
        this.response = response;
    }

    /** Any problem with this status. */
    public static ProblemAssert assertProblem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        assertThat(response.jsonPath().getString("type")).startsWith("urn:bellwether:problem:");
        assertThat(response.asString()).doesNotContain("Exception", "io.bellwether", "org.hibernate", "select ");
        return new ProblemAssert(response);
    }

    /** The stable code at the end of the type. */
    public ProblemAssert is(String code) {
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:bellwether:problem:" + code);
        return this;
    }

    /** A fault at this pointer or parameter. */
    public ProblemAssert at(String pointer) {
        assertThat(errors()).as(response.asString()).anyMatch(error -> pointer.equals(error.get("pointer")));
        return this;
    }

    /** A fault with this code. */
    public ProblemAssert code(String code) {
        assertThat(errors()).as(response.asString()).anyMatch(error -> code.equals(error.get("code")));
        return this;
    }

    /** A fault at this line. */
    public ProblemAssert line(long line) {
        assertThat(errors())
                .as(response.asString())
                .anyMatch(error -> error.get("line") instanceof Number number && number.longValue() == line);
        return this;
    }

    /** A sentence that holds these words. */
    public ProblemAssert says(String words) {
        assertThat(response.asString()).contains(words);
        return this;
    }

    private List<Map<String, Object>> errors() {
        return response.jsonPath().getList("errors");
    }
}
