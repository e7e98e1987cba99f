package io.bellwether.measurements.fact;

/** A push names, by {@code key}, a measurement of another source. */
public final class ForeignKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Push push;

    ForeignKey(Push push) {
        super("a key of another source", null, false, false);
        this.push = push;
    }

    Push push() {
        return push;
    }
}
