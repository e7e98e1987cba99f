package io.bellwether.kit.problem;

/** What any service can refuse. */
public enum CommonProblem implements ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    BAD_PARAMETER(400, "A parameter is not right"),
    MALFORMED_BODY(400, "The body cannot be read"),
    UNAUTHORIZED(401, "Sign in first"),
    FORBIDDEN(403, "This is not yours to do"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "No such representation"),
    CONFLICT(409, "It is in the way of something else"),
    STILL_RUNNING(409, "The first request under this key is still running"),
    PRECONDITION_FAILED(412, "It changed since you read it"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not read here"),
    INVALID(422, "A rule is not kept"),
    KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "Say which version you read"),
    TOO_MANY_REQUESTS(429, "Too much at once"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "Not available right now"),
    UPSTREAM_SLOW(504, "An answer took too long");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The type that stands for a bare HTTP status which the framework answered. */
    static ProblemType ofStatus(int status) {
        for (CommonProblem type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : BAD_REQUEST;
    }
}
