package io.bellwether.measure;

import io.bellwether.measure.grammar.MeasureGrammarLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * How deep groups and signs stand within each other, counted on the tokens so that nothing deep is ever descended into. The
 * parentheses of a selection or of a list of values nest nothing.
 */
final class Depth {

    /** What stands before a parenthesis that opens a selection or a list of values. */
    private static final Set<Integer> WORDS =
            Set.of(MeasureGrammarLexer.NAME, MeasureGrammarLexer.IN, MeasureGrammarLexer.NOT);

    private final Deque<Integer> opened = new ArrayDeque<>();
    private int enclosing;
    private int signs;
    private boolean afterOperand;
    private int before = Token.EOF;

    private Depth() {}

    /** @throws MeasureException {@code too-deep} */
    static void mustBeBounded(List<Token> tokens, int most) {
        Depth depth = new Depth();
        for (Token token : tokens) {
            if (depth.after(token) > most) {
                throw new MeasureException(
                        token.getStartIndex() + 1,
                        "too-deep",
                        "Parentheses and signs may be nested at most " + most + " deep.");
            }
        }
    }

    private int after(Token token) {
        switch (token.getType()) {
            case MeasureGrammarLexer.OPEN -> {
                opened.push(signs + (WORDS.contains(before) ? 0 : 1));
                enclosing += opened.element();
                signs = 0;
                afterOperand = false;
            }
            case MeasureGrammarLexer.CLOSE -> {
                enclosing -= opened.isEmpty() ? 0 : opened.pop();
                signs = 0;
                afterOperand = true;
            }
            case MeasureGrammarLexer.MINUS -> {
                signs = afterOperand ? 0 : signs + 1;
                afterOperand = false;
            }
            case MeasureGrammarLexer.PLUS, MeasureGrammarLexer.TIMES, MeasureGrammarLexer.OVER -> {
                signs = 0;
                afterOperand = false;
            }
            default -> afterOperand = true;
        }
        before = token.getType();
        return enclosing + signs;
    }
}
