package io.bellwether.kit.access;

import java.util.Locale;

/** How a caller stands to an object; the words that rules of the matrix use after the role. */
public enum Relation {
    /** The object's department is one of the caller's, or the source is in the caller's claim. */
    OWN,
    /** The caller owns the department that leads the objective's type. */
    LEADING,
    /** The caller owns a department that is party to the overlap. */
    PARTY,
    /** The caller is a named assessor. */
    NAMED,
    /** The caller began it. */
    STARTED;

    static Relation ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
