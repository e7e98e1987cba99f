package io.bellwether.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One fault in what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) of the field, or the name of the query parameter or header; null when {@code
 *     line} is given
 * @param line 1-based line of a line-oriented body; null otherwise
 * @param code stable slug of the rule
 * @param detail a sentence for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(String pointer, Long line, String code, String detail) {}
