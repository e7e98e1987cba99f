package io.bellwether.kit.page;

import io.bellwether.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list; taken as {@code @BeanParam}. */
public class PageRequest {

    /** What one answer holds at most. */
    public static final int MAX_LIMIT = 200;

    /** What one answer holds when nothing is said. */
    public static final int DEFAULT_LIMIT = 50;

    @QueryParam("limit")
    @Parameter(
            description = "How many items at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "Where to go on: the `next` of the page before")
    String cursor;

    /**
     * How many items, 1 to 200.
     *
     * @throws ProblemException 400 outside
     */
    public int limit() {
        return limit(limit);
    }

    /** The same for what is read on by a position and has no cursor. */
    public static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int asked = Integer.parseInt(limit);
            if (asked >= 1 && asked <= MAX_LIMIT) {
                return asked;
            }
        } catch (NumberFormatException notANumber) {
            throw (ProblemException) refusal().initCause(notANumber);
        }
        throw refusal();
    }

    private static ProblemException refusal() {
        return ProblemException.badParameter("limit", "limit must be a whole number from 1 to " + MAX_LIMIT + ".");
    }

    /**
     * The key after which the page begins, as {@link Page#of} made it.
     *
     * @throws ProblemException 400 when it was not made by us
     */
    public Optional<String> after() {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.startsWith("a:")) {
                return Optional.of(key.substring(2));
            }
        } catch (IllegalArgumentException notOurs) {
            throw (ProblemException) badCursor().initCause(notOurs);
        }
        throw badCursor();
    }

    /**
     * The id after which the page of a list by id begins; null on the first.
     *
     * @throws ProblemException 400 when the cursor was not made by such a list
     */
    public UUID afterId() {
        return after().map(key -> {
                    try {
                        return UUID.fromString(key);
                    } catch (IllegalArgumentException notOurs) {
                        throw (ProblemException) badCursor().initCause(notOurs);
                    }
                })
                .orElse(null);
    }

    /** 400 for a cursor that was not made by the same list. */
    public static ProblemException badCursor() {
        return ProblemException.badParameter("cursor", "This cursor is not one that this list gave out.");
    }
}
