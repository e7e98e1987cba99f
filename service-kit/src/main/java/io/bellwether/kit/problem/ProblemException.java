package io.bellwether.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal on its way out; thrown anywhere, answered as {@link Problem}. The transaction it leaves is rolled back. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<ProblemError> errors = new ArrayList<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param type which refusal
     * @param detail a sentence that a person understands, without internals
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** Adds a fault at a JSON pointer ({@code /target/by}) or a parameter's name. */
    public ProblemException at(String pointer, String code, String sentence) {
        errors.add(new ProblemError(pointer, null, code, sentence));
        return this;
    }

    /** Adds a fault at a 1-based line of the body. */
    public ProblemException line(long line, String code, String sentence) {
        errors.add(new ProblemError(null, line, code, sentence));
        return this;
    }

    /** Adds a fault that is already made. */
    public ProblemException with(ProblemError error) {
        errors.add(error);
        return this;
    }

    /** Adds a header to the answer, for instance {@code Retry-After}. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<ProblemError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** 404, said in the way that hides whether it never was or may not be known. */
    public static ProblemException notFound(String what) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no " + what + " here.");
    }

    /** 422 with one fault. */
    public static ProblemException invalid(String pointer, String code, String sentence) {
        return new ProblemException(CommonProblem.INVALID, sentence).at(pointer, code, sentence);
    }

    /** 400 for a query parameter or header. */
    public static ProblemException badParameter(String name, String sentence) {
        return new ProblemException(CommonProblem.BAD_PARAMETER, sentence).at(name, "bad-parameter", sentence);
    }

    /** 503 with {@code Retry-After}, for a peer that does not answer. */
    public static ProblemException unavailable(String sentence, int retryAfterSeconds) {
        return new ProblemException(CommonProblem.UNAVAILABLE, sentence)
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }
}
