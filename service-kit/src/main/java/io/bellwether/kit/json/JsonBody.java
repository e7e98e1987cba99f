package io.bellwether.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.kit.problem.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** A JSON body that is read when the method asks for it: after authorization and preconditions, never before. */
public final class JsonBody {

    private final byte[] bytes;
    private final Validator validator;

    JsonBody(byte[] bytes, Validator validator) {
        this.bytes = bytes;
        this.validator = validator;
    }

    /** A body that came as a part of something else, to be read as strictly as one of its own. */
    public static JsonBody of(JsonNode tree, Validator validator) {
        try {
            return new JsonBody(StrictJson.shared().writeValueAsBytes(tree), validator);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree cannot be written", unwritable);
        }
    }

    /** The body as it came, for {@code Idempotency-Key}. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The body as a tree, read strictly. */
    public JsonNode tree() {
        return StrictJson.tree(bytes);
    }

    /**
     * The body as a request, read strictly and validated.
     *
     * @throws ProblemException 400 where it cannot be read, 422 where it does not fit the type
     * @throws ConstraintViolationException (answered 422) where a rule of the type is not kept
     */
    public <T> T as(Class<T> type) {
        return validated(StrictJson.bind(tree(), type));
    }

    /** The value, when it keeps the rules of its type. */
    public <T> T validated(T value) {
        Set<ConstraintViolation<T>> broken = validator.validate(value);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        return value;
    }
}
