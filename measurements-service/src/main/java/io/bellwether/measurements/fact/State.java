package io.bellwether.measurements.fact;

import java.util.Optional;

/** Four things that are never mixed: measured (zero is one), withdrawn, not yet there, too small to be told. */
public enum State {
    MEASURED("measured"),
    WITHDRAWN("withdrawn"),
    NOT_YET("not-yet"),
    SUPPRESSED("suppressed");

    private static final State[] ALL = values();

    private final String key;

    State(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<State> ofAbsent(String key) {
        for (State state : ALL) {
            if (state != MEASURED && state.key.equals(key)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    public static State of(int stored) {
        return ALL[stored];
    }
}
