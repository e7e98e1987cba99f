package io.bellwether.measure;

import io.bellwether.measure.grammar.MeasureGrammarLexer;
import io.bellwether.measure.grammar.MeasureGrammarParser;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
     * Reads a formula into a tree.
     *
     * @throws MeasureException as {@link #read}
     */
    public static Measure parse(String formula) {
        return read(formula).measure();
    }

    /**
     * Reads a formula into a tree that knows its columns.
     *
     * @throws MeasureException naming the column, with the code {@code too-long}, {@code too-deep}, {@code syntax},
     *     {@code unknown-aggregate} or {@code no-selection}
     */
    public static Reading read(String formula) {
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
        Depth.mustBeBounded(tokens.getTokens(), MAX_DEPTH);
        MeasureGrammarParser parser = new MeasureGrammarParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        Reading reading = TreeBuilder.read(parser.formula().measure());
        if (reading.measure().selections().isEmpty()) {
            throw new MeasureException(
                    1, "no-selection", "A measure names at least one metric, for instance sum(hires).");
        }
        return reading;
    }

    /** Turns the first thing that the grammar does not take into a refusal. */
    private static final class FirstError extends BaseErrorListener {
        private static final Predicate<String> CAPITALS =
                Pattern.compile("\\p{Lu}").asMatchPredicate();

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
                case "," -> "; numbers take a decimal point, and texts in a list stand in parentheses";
                case "=" -> "; one = is enough, and conditions stand in braces: sum(hires{via=\"social\"})";
                case "-" -> "; a metric's key has no hyphens";
                default -> CAPITALS.test(token.getText()) ? "; keys are written in small letters" : "";
            };
        }
    }
}
