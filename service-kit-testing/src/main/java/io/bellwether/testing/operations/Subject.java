package io.bellwether.testing.operations;

import java.util.Map;
import java.util.Set;

/**
 * An object that is tried, with what relations to it rest on.
 *
 * @param state the state of its kind, {@code draft}
 * @param department whose it is, null when it is nobody's
 * @param leading the department that leads its type, or null
 * @param parties departments that are party to it
 * @param named principals that are named in it
 * @param started the principal that began it, or null
 * @param source the source that it is about, or null
 * @param missing whether it does not exist
 * @param vars what its paths and bodies are filled with
 */
record Subject(
        String state,
        String department,
        String leading,
        Set<String> parties,
        Set<Principal> named,
        Principal started,
        String source,
        boolean missing,
        Map<String, String> vars) {

    String words() {
        return state + (department == null ? "" : " of " + department) + (source == null ? "" : " under " + source);
    }
}
