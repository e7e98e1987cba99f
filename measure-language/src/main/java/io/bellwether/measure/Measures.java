package io.bellwether.measure;

import io.bellwether.measure.grammar.MeasureGrammarLexer;
import io.bellwether.measure.grammar.MeasureGrammarParser;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Reads formulas. */
public final class Measures {

    /** Longest formula, in characters. */
    public static final int MAX_LENGTH = 2_000;

    /** Deepest nesting of parentheses and signs. */
    public static final int MAX_DEPTH = 50;

    private Measures() {}

    /**
     * Reads a formula.
     *
     * @throws MeasureException naming the column, with the code {@code too-long}, {@code too-deep}, {@code syntax},
     *     {@code unknown-aggregate} or {@code no-selection}
     */
    public static Measure parse(String formula) {
        if (formula == null || formula.isBlank()) {
            throw new MeasureException(1, "syntax", "A measure is needed, for instance sum(hires).");
        }
        if (formula.length() > MAX_LENGTH) {
            throw new MeasureException(
                    MAX_LENGTH + 1, "too-long", "A measure has at most " + MAX_LENGTH + " characters.");
        }
        MeasureGrammarLexer lexer = new MeasureGrammarLexer(CharStreams.fromString(formula));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        refuseDeep(tokens.getTokens());
        MeasureGrammarParser parser = new MeasureGrammarParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        Measure measure = TreeBuilder.measure(parser.formula().measure());
        if (measure.selections().isEmpty()) {
            throw new MeasureException(
                    1, "no-selection", "A measure names at least one metric, for instance sum(hires).");
        }
        return measure;
    }

    private static void refuseDeep(List<Token> tokens) {
        int depth = 0;
        int signs = 0;
        for (Token token : tokens) {
            switch (token.getType()) {
                case MeasureGrammarLexer.OPEN -> depth++;
                case MeasureGrammarLexer.CLOSE -> depth--;
                default -> {}
            }
            signs = token.getType() == MeasureGrammarLexer.MINUS ? signs + 1 : 0;
            if (depth + signs > MAX_DEPTH) {
                throw new MeasureException(
                        token.getCharPositionInLine() + 1,
                        "too-deep",
                        "Parentheses and signs may be nested at most " + MAX_DEPTH + " deep.");
            }
        }
    }

    /** Turns the first thing that the grammar does not take into a refusal. */
    private static final class FirstError extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException cause) {
            Token token = (Token) symbol;
            int at = token.getStartIndex() + 1;
            String sentence = token.getType() == Token.EOF
                    ? "The measure ends too early, after column " + (at - 1) + "."
                    : "\"" + token.getText() + "\" is not expected at column " + at + hint(token) + ".";
            throw new MeasureException(at, "syntax", sentence);
        }

        private static String hint(Token token) {
            return switch (token.getText()) {
                case "\"" -> "; a text begins and ends with a double quote";
                case "'" -> "; texts stand in double quotes";
                case "%" -> "; write a share as a ratio";
                case "," -> "; numbers take a decimal point";
                case "==" -> "; one = is enough";
                default -> "";
            };
        }
    }
}
