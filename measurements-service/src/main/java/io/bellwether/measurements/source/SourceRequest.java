package io.bellwether.measurements.source;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.metric.Spans;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A source to register. One of key and name may be left out; a name that stands for the key must be a slug.
 *
 * @param freshness ISO 8601; when its newest measurement is older it is shown as not fresh
 */
record SourceRequest(
        @Size(max = 100)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "a key is a slug: a-z and 0-9 in parts joined by hyphens")
        String key,

        @Size(min = 1, max = 200) String name,
        @Size(max = 100) String department,
        @Size(max = 100) String importProfile,
        @Size(max = 40) String freshness) {

    private static final java.util.regex.Pattern SLUG = java.util.regex.Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The same with key and name filled in. */
    SourceRequest complete() {
        if (key == null && name == null) {
            throw ProblemException.invalid("/name", "not-null", "A source needs a name.");
        }
        if (key == null && !SLUG.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "/key", "not-null", "State a key (a slug like hr-feed): it cannot be the name as it is.");
        }
        return new SourceRequest(
                key == null ? name : key,
                name == null ? key : name,
                department,
                importProfile,
                freshness == null ? null : Spans.read("/freshness", freshness, true));
    }
}
