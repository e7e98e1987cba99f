package io.bellwether.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of every refusal: RFC 9457 with the list of faults. {@code errors} is left out when empty. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<ProblemError> errors) {

    /** The media type of every refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, String instance, List<ProblemError> errors) {
        return new Problem(type.uri().toString(), type.title(), type.status(), detail, instance, List.copyOf(errors));
    }
}
