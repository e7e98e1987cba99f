package io.bellwether.measure;

import io.bellwether.measure.grammar.MeasureGrammarParser.FactorContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.GroupContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.LiteralContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.MatcherContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.MeasureContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.NegateContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.SelectContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.SelectionContext;
import io.bellwether.measure.grammar.MeasureGrammarParser.TermContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes our tree of the parser's, and notes where each part stands. */
final class TreeBuilder {

    /** What other tools call them. */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "avg",
            "mean",
            "average",
            "mean",
            "median",
            "p50",
            "total",
            "sum",
            "unique",
            "distinct",
            "uniques",
            "distinct",
            "minimum",
            "min",
            "maximum",
            "max",
            "latest",
            "last");

    private final Map<Object, Integer> columns = new IdentityHashMap<>();

    private TreeBuilder() {}

    static Reading read(MeasureContext context) {
        TreeBuilder builder = new TreeBuilder();
        return new Reading(builder.measure(context), builder.columns);
    }

    private Measure measure(MeasureContext context) {
        Measure left = term(context.term(0));
        for (int i = 1; i < context.term().size(); i++) {
            left = new Measure.Sum(left, isText(context.sign.get(i - 1), "-"), term(context.term(i)));
            columns.put(left, column(context));
        }
        return left;
    }

    private Measure term(TermContext context) {
        Measure left = factor(context.factor(0));
        for (int i = 1; i < context.factor().size(); i++) {
            left = new Measure.Product(left, isText(context.op.get(i - 1), "/"), factor(context.factor(i)));
            columns.put(left, column(context));
        }
        return left;
    }

    private Measure factor(FactorContext context) {
        if (context instanceof GroupContext group) {
            return measure(group.measure());
        }
        if (context instanceof SelectContext select) {
            return selection(select.selection());
        }
        Measure measure = context instanceof NegateContext negate
                ? new Measure.Negation(factor(negate.factor()))
                : new Measure.Literal(new BigDecimal(unbroken(((LiteralContext) context).number(), "A number")));
        columns.put(measure, column(context));
        return measure;
    }

    private Measure selection(SelectionContext context) {
        String word = context.name().getText();
        Aggregate aggregate = Aggregate.ofWord(word)
                .orElseThrow(() -> new MeasureException(
                        column(context),
                        "unknown-aggregate",
                        "\"" + word + "\" (column " + column(context) + ") is no aggregate" + meant(word)
                                + ". There are " + String.join(", ", words()) + "."));
        Measure selection = new Measure.Selection(
                aggregate,
                unbroken(context.metric(), "A metric's key"),
                context.matcher().stream().map(this::matcher).toList());
        columns.put(selection, column(context.metric()));
        return selection;
    }

    private static String unbroken(ParserRuleContext context, String what) {
        String text = context.getText();
        if (context.getStop().getStopIndex() - context.getStart().getStartIndex() + 1 != text.length()) {
            throw new MeasureException(column(context), "syntax", what + " is written without blanks.");
        }
        return text;
    }

    private Matcher matcher(MatcherContext context) {
        List<String> values =
                context.STRING().stream().map(TreeBuilder::unquoted).toList();
        boolean list = context.IN() != null;
        boolean negated = list ? context.NOT() != null : context.UNEQUAL() != null;
        Matcher matcher = new Matcher(context.name().getText(), negated, list, values);
        columns.put(matcher, column(context));
        return matcher;
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

    private static String meant(String word) {
        String known = OTHER_WORDS.get(word);
        return known == null ? Nearest.hint(word, words()) : "; it is called \"" + known + "\" here";
    }

    private static List<String> words() {
        return Arrays.stream(Aggregate.values()).map(Aggregate::word).toList();
    }
}
