package io.bellwether.testing.operations;

/** What a cell of the table says. */
enum Outcome {
    ALLOW(0),
    NO_TOKEN(401),
    DENY(403),
    HIDE(404);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** The status of a refusal. */
    int status() {
        return status;
    }
}
