package io.bellwether.kit.http;

import io.bellwether.kit.problem.ProblemException;

/** A parameter that is true or false; what may mean either is refused, so that nothing is done by mistake. */
public final class Flag {

    private Flag() {}

    /**
     * Whether it is set: by {@code true}, or by its bare name.
     *
     * @param text as it came, null without
     * @throws ProblemException 400 for any other word
     */
    public static boolean isSet(String name, String text) {
        return switch (text) {
            case null -> false;
            case "", "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badParameter(name, name + " is true or false.");
        };
    }
}
