package io.bellwether.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A formula as a tree, as it was written. {@code toString} prints it so that parsing gives an equal tree. */
public sealed interface Measure {

    /** A decimal number, not negative. */
    record Literal(BigDecimal value) implements Measure {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** An aggregate over the measurements of one metric that fit the matchers. */
    record Selection(Aggregate aggregate, String metric, List<Matcher> matchers) implements Measure {
        public Selection {
            matchers = List.copyOf(matchers);
        }

        @Override
        public String toString() {
            String within = matchers.isEmpty()
                    ? ""
                    : matchers.stream().map(Matcher::toString).collect(Collectors.joining(", ", "{", "}"));
            return aggregate.word() + "(" + metric + within + ")";
        }
    }

    /** Left plus right, or left minus right. */
    record Sum(Measure left, boolean minus, Measure right) implements Measure {
        @Override
        public String toString() {
            return left + (minus ? " - " : " + ") + (right instanceof Sum ? "(" + right + ")" : right.toString());
        }
    }

    /** Left times right, or left over right. */
    record Product(Measure left, boolean over, Measure right) implements Measure {
        @Override
        public String toString() {
            String first = left instanceof Sum ? "(" + left + ")" : left.toString();
            String second = right instanceof Sum || right instanceof Product ? "(" + right + ")" : right.toString();
            return first + (over ? " / " : " * ") + second;
        }
    }

    /** Minus something. */
    record Negation(Measure of) implements Measure {
        @Override
        public String toString() {
            return "-" + (of instanceof Sum || of instanceof Product ? "(" + of + ")" : of.toString());
        }
    }

    /** Every selection, from the left, repeated as often as it stands there. */
    default List<Selection> selections() {
        List<Selection> found = new ArrayList<>();
        walk(this, found::add);
        return found;
    }

    private static void walk(Measure measure, Consumer<Selection> each) {
        switch (measure) {
            case Literal literal -> {}
            case Selection selection -> each.accept(selection);
            case Negation negation -> walk(negation.of(), each);
            case Sum sum -> {
                walk(sum.left(), each);
                walk(sum.right(), each);
            }
            case Product product -> {
                walk(product.left(), each);
                walk(product.right(), each);
            }
        }
    }
}
