package io.bellwether.measurements.intake;

/** Why a line is refused. Thrown often on bad input, so it carries no stack. */
public final class LineFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    /**
     * @param field the property or column, with {@code /} before nested ones; empty for the line as a whole
     * @param code stable slug of the rule
     * @param sentence for a person
     */
    public LineFault(String field, String code, String sentence) {
        super(sentence, null, false, false);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
