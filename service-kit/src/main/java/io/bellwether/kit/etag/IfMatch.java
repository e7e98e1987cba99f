package io.bellwether.kit.etag;

import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The {@code If-Match} header of a change; taken as {@code @BeanParam}. */
public class IfMatch {

    @HeaderParam("If-Match")
    @Parameter(description = "The ETag that was read, or * for whatever version")
    String value;

    public IfMatch() {}

    public IfMatch(String value) {
        this.value = value;
    }

    /**
     * Lets a change of this version pass.
     *
     * @throws ProblemException 428 without the header, 400 when it is not written as one, 412 when it names other
     *     versions only; a weak tag names none
     */
    public void check(long version) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_REQUIRED, "Send If-Match with the ETag that you read, or *.");
        }
        checkIfGiven(version);
    }

    /**
     * Lets a change pass that is possible without having read a version.
     *
     * @throws ProblemException 412 when the header names another version
     */
    public void checkIfGiven(long version) {
        checkIfGiven(ETags.of(version));
    }

    /**
     * The same for a tag that is no number.
     *
     * @throws ProblemException 412 when the header names another tag
     */
    public void checkIfGiven(String tag) {
        if (value == null || value.isBlank()) {
            return;
        }
        if (value.strip().equals("*")) {
            return;
        }
        List<String> tags = ETags.tags(value)
                .orElseThrow(() -> ProblemException.badParameter(
                        "If-Match", "If-Match is an ETag in double quotes, a list of them, or *."));
        if (tags.contains(tag)) {
            return;
        }
        throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED,
                        "It changed since you read it; the version is now " + tag + ".")
                .header("ETag", tag);
    }
}
