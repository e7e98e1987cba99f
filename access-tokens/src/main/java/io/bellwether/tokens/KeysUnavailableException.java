package io.bellwether.tokens;

/** The issuer's keys were never read, so nobody can say whether a token is valid. */
public final class KeysUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be read", cause);
    }
}
