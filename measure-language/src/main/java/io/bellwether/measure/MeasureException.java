package io.bellwether.measure;

/** A formula that is refused: where, which rule, and a sentence for whoever wrote it. */
public final class MeasureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;
    private final String code;

    /**
     * @param column 1-based position of the first character that is wrong
     * @param code stable slug of the rule
     */
    public MeasureException(int column, String code, String sentence) {
        super(sentence);
        this.column = column;
        this.code = code;
    }

    public int column() {
        return column;
    }

    public String code() {
        return code;
    }
}
