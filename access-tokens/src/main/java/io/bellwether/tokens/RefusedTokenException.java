package io.bellwether.tokens;

/** A token is not valid. What is wrong with it is for the log only, never for the answer. */
public final class RefusedTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedTokenException(String reason) {
        super(reason);
    }

    RefusedTokenException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
