package io.bellwether.measure;

import io.bellwether.measure.grammar.MeasureGrammarParser.FactorContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.GroupContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.MatcherContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.MeasureContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.MetricContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.NegateContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.NumberContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.SelectContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.SelectionContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.TermContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes our tree of the parser's. */
final class TreeBuilder {

    private TreeBuilder() {}

    static Measure measure(MeasureContext context) {
        Measure left = term(context.term(0));
        for (int i = 1; i < context.term().size(); i++) {
            left = new Measure.Sum(left, isText(context.sign.get(i - 1), "-"), term(context.term(i)));
        }
        return left;
    }

    private static Measure term(TermContext context) {
        Measure left = factor(context.factor(0));
        for (int i = 1; i < context.factor().size(); i++) {
            left = new Measure.Product(left, isText(context.op.get(i - 1), "/"), factor(context.factor(i)));
        }
        return left;
    }

    private static Measure factor(FactorContext context) {
        return switch (context) {
            case NumberContext number ->
                new Measure.Literal(new BigDecimal(number.NUMBER().getText()));
            case SelectContext select -> selection(select.selection());
            case GroupContext group -> measure(group.measure());
            case NegateContext negate -> new Measure.Negation(factor(negate.factor()));
            default -> throw new IllegalStateException("the grammar has no other factor");
        };
    }

    private static Measure selection(SelectionContext context) {
        String word = context.name().getText();
        Aggregate aggregate = Aggregate.ofWord(word)
                .orElseThrow(() -> new MeasureException(
                        column(context),
                        "unknown-aggregate",
                        "\"" + word + "\" is no aggregate" + Nearest.hint(word, words()) + "."));
        return new Measure.Selection(
                aggregate,
                metric(context.metric()),
                context.matcher().stream().map(TreeBuilder::matcher).toList());
    }

    private static String metric(MetricContext context) {
        String key = context.getText();
        int written = context.getStop().getStopIndex() - context.getStart().getStartIndex() + 1;
        if (written != key.length()) {
            throw new MeasureException(column(context), "syntax", "A metric's key is written without blanks.");
        }
        return key;
    }

    private static Matcher matcher(MatcherContext context) {
        List<String> values =
                context.STRING().stream().map(TreeBuilder::unquoted).toList();
        boolean list = context.IN() != null;
        boolean negated = list ? context.NOT() != null : context.UNEQUAL() != null;
        return new Matcher(context.name().getText(), negated, list, values);
    }

    private static String unquoted(TerminalNode string) {
        String text = string.getText();
        return text.substring(1, text.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }

    private static boolean isText(Token token, String text) {
        return token.getText().equals(text);
    }

    private static int column(ParserRuleContext context) {
        return context.getStart().getStartIndex() + 1;
    }

    private static List<String> words() {
        return Arrays.stream(Aggregate.values()).map(Aggregate::word).toList();
    }
}
