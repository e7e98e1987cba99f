package io.bellwether.measurements.intake;

/** The words of one line of InfluxDB's line protocol, with their escapes undone. */
final class InfluxWords {

    private final String text;
    private int at;

    InfluxWords(String text) {
        this.text = text;
    }

    /** The word up to one of these characters or the end; a backslash before one of {@code , = space \\} keeps it. */
    String next(String ends) throws LineFault {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && ",= \\".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        if (word.isEmpty()) {
            throw malformed("a name or a value is empty");
        }
        return word.toString();
    }

    /** A text in quotes, where a backslash keeps a quote or a backslash. */
    String quoted(String field) throws LineFault {
        if (!take('"')) {
            throw new LineFault(field, "wrong-type", field + " must be a text in quotes.");
        }
        StringBuilder word = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        must('"', "a text ends with a quote");
        return word.toString();
    }

    /** What is left, without blanks around it. */
    String rest() {
        return text.substring(at).strip();
    }

    /** Passes over this character if it comes next; blanks may come several at once. */
    boolean take(char expected) {
        if (at >= text.length() || text.charAt(at) != expected) {
            return false;
        }
        do {
            at++;
        } while (expected == ' ' && at < text.length() && text.charAt(at) == ' ');
        return true;
    }

    void must(char expected, String otherwise) throws LineFault {
        if (!take(expected)) {
            throw malformed(otherwise);
        }
    }

    private LineFault malformed(String why) {
        return new LineFault(
                "", "not-line-protocol", "This is no line protocol at column " + (at + 1) + ": " + why + ".");
    }
}
