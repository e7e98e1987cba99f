package io.bellwether.kit.problem;

import io.bellwether.tokens.KeysUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever was thrown into a problem. What is not a known refusal is a defect: logged whole, told as 500. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(ProblemException refusal, UriInfo uri) {
        Response.ResponseBuilder answer = answer(refusal.type(), refusal.getMessage(), uri, refusal.errors());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    public Response notSignedIn(UnauthorizedException refusal, UriInfo uri) {
        return unauthorized(uri);
    }

    /** As long as the keys of tokens could not be read, nobody can say whether one is valid. */
    @ServerExceptionMapper
    public Response notAuthentic(AuthenticationFailedException refusal, UriInfo uri) {
        return refusal.getCause() instanceof KeysUnavailableException
                ? refused(ProblemException.unavailable("Who is asking cannot be told yet; try again soon.", 2), uri)
                : unauthorized(uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refusal, UriInfo uri) {
        return answer(CommonProblem.FORBIDDEN, "Your roles do not allow this.", uri, List.of())
                .build();
    }

    @ServerExceptionMapper
    public Response rulesNotKept(ConstraintViolationException refusal, UriInfo uri) {
        List<ProblemError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : refusal.getConstraintViolations()) {
            String rule = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            String pointer = Pointers.ofPath(violation.getPropertyPath());
            errors.add(new ProblemError(
                    pointer, null, Pointers.slug(rule), Pointers.sentence(pointer, violation.getMessage())));
        }
        return answer(
                        CommonProblem.INVALID,
                        errors.isEmpty() ? "A rule is not kept." : errors.get(0).detail(),
                        uri,
                        errors)
                .build();
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException refusal, UriInfo uri) {
        Response original = refusal.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        if (status >= 500) {
            return defect(refusal, uri);
        }
        ProblemType type = CommonProblem.ofStatus(status);
        Response.ResponseBuilder answer = answer(type, type.title() + ".", uri, List.of());
        Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response defect(Throwable defect, UriInfo uri) {
        ProblemException refusal = refusalWithin(defect);
        if (refusal != null) {
            return refused(refusal, uri);
        }
        ProblemException later = DatabaseTrouble.in(defect).refusal(defect);
        if (later != null) {
            LOG.warnf("told to come again at %s: %s", uri.getPath(), defect);
            return refused(later, uri);
        }
        if (isOfForm(defect)) {
            return answer(CommonProblem.MALFORMED_BODY, "The form cannot be read.", uri, List.of())
                    .build();
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(defect, "defect %s at %s", reference, uri.getPath());
        return answer(
                        CommonProblem.INTERNAL,
                        "Something went wrong on our side; the log has it under " + reference + ".",
                        uri,
                        List.of())
                .build();
    }

    /** A form with files is read by the framework before the method is called; what it throws is about the form. */
    private static boolean isOfForm(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().contains(".core.multipart."));
    }

    /** A refusal that a transaction manager wrapped in its own exception. */
    private static ProblemException refusalWithin(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static Response unauthorized(UriInfo uri) {
        return answer(CommonProblem.UNAUTHORIZED, "A valid access token is needed.", uri, List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    static Response.ResponseBuilder answer(ProblemType type, String detail, UriInfo uri, List<ProblemError> errors) {
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        type, detail, uri == null ? null : uri.getRequestUri().getPath(), errors));
    }
}
