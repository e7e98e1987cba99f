package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates {@code every} and {@code band}: one value per calendar period wholly inside the objective's. */
final class PeriodEvaluator {

    private static final Set<String> NOTHING_MEASURED = Set.of("never-measured", "nothing-in-window");

    private final Definition definition;
    private final Moment moment;
    private final Map<String, Answer> answers;
    private final Draft draft;
    private final Step step;
    private final BigDecimal needed;

    /** What was found of one ended period; {@code value} null where it is unknown. */
    private record Judged(Questions.Calendar period, BigDecimal value, Boolean held) {}

    private BigDecimal low;
    private BigDecimal high;

    PeriodEvaluator(Definition definition, Moment moment, Map<String, Answer> answers, Draft draft) {
        this.definition = definition;
        this.moment = moment;
        this.answers = answers;
        this.draft = draft;
        this.step = definition.target() instanceof Target.Every every
                ? every.every()
                : ((Target.Band) definition.target()).every();
        this.needed = definition.target() instanceof Target.Every every
                ? every.needed()
                : ((Target.Band) definition.target()).needed();
    }

    Standing evaluate() {
        Answer whole = answers.getOrDefault(Questions.VALUE, Answer.absent("never-measured"));
        draft.newest = whole.newest();
        draft.measurements = whole.measurements();
        draft.provisional = whole.provisional();
        Standing without = bounds();
        if (without != null) {
            return without;
        }
        List<Questions.Calendar> all = Questions.all(step, moment);
        if (all.isEmpty()) {
            return draft.finish("not-computable", "no-whole-period", "No whole period lies inside the objective's.");
        }
        List<Judged> ended = ended(all);
        draft.periods = listed(ended, all);
        boolean never =
                whole.inputs().stream().anyMatch(input -> input.newest() == null && input.completeUntil() == null);
        if (never && definition.missing() != Missing.ZERO) {
            return draft.finish("no-data", "never-measured", Sentences.absent("never-measured"));
        }
        List<Judged> known = ended.stream().filter(one -> one.held() != null).toList();
        if (!ended.isEmpty() && known.isEmpty()) {
            return draft.finish("no-data", "no-known-period", Sentences.absent("no-known-period"));
        }
        draft.value = known.isEmpty() ? null : known.get(known.size() - 1).value();
        long held = known.stream().filter(Judged::held).count();
        boolean band = definition.target() instanceof Target.Band;
        draft.progress = known.isEmpty() && band ? null : ratio(held, band ? known.size() : all.size());
        draft.expected = needed;
        if (!known.isEmpty()) {
            draft.pace = ratio(held, known.size()).divide(needed, Evaluator.DIGITS);
        }
        return decide(all.size(), ended, known.size(), held, whole);
    }

    private Standing decide(int all, List<Judged> ended, int known, long held, Answer whole) {
        long possible = held + all - known;
        if (tooFew(possible, all) && tooFew(possibleWhenSettled(all, ended), all)) {
            return draft.decided(
                    "missed", "cannot-be-attained", "Too many periods were missed: the rest cannot make it good.");
        }
        if (Evaluator.isStale(definition, moment, whole.inputs(), moment.cut())) {
            return draft.open("stale", "newest-too-old", "Nothing new was measured for too long.");
        }
        if (Evaluator.isFinal(definition, moment)) {
            if (!tooFew(held, all)) {
                return draft.decided("met", "final", Evaluator.finalSentence(true));
            }
            if (tooFew(possible, all)) {
                return draft.decided("missed", "final", Evaluator.finalSentence(false));
            }
            return draft.finish("no-data", "unknown-periods-decide", Sentences.absent("unknown-periods-decide"));
        }
        if (Evaluator.isTooEarly(moment)) {
            return draft.open("too-early", "under-5-percent-elapsed", "Less than 5 % of the period has passed.");
        }
        if (known == 0) {
            return draft.open("too-early", "no-judged-period", "No period has ended yet.");
        }
        return Evaluator.byPace(definition, moment, draft);
    }

    /** What could still be held if only the periods counted that can no longer change. */
    private long possibleWhenSettled(int all, List<Judged> ended) {
        Instant settled =
                definition.grace() == null ? moment.at() : definition.grace().before(moment.at(), moment.zone());
        long missed = ended.stream()
                .filter(one -> Boolean.FALSE.equals(one.held()))
                .filter(one -> !moment.startOf(one.period().to().plusDays(1)).isAfter(settled))
                .count();
        return all - missed;
    }

    private boolean tooFew(long held, int all) {
        return Evaluation.publish(ratio(held, all)).compareTo(Evaluation.publish(needed)) < 0;
    }

    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), Evaluator.DIGITS);
    }

    /** Sets what a period's value must lie between; a standing when that cannot be told. */
    private Standing bounds() {
        if (definition.target() instanceof Target.Band band) {
            low = band.min();
            high = band.max();
            return null;
        }
        Target.Every every = (Target.Every) definition.target();
        if (every.extra() == null) {
            low = every.atLeast();
            high = every.atMost();
            draft.target = every.atLeast() != null ? every.atLeast() : every.atMost();
            return null;
        }
        BigDecimal base;
        if (every.baseline() instanceof Baseline.Fixed fixed) {
            base = fixed.value();
        } else {
            Window window = Questions.everyBaselineWindow(every, moment);
            List<Questions.Calendar> inside = Questions.inside(step, window, moment);
            if (inside.isEmpty()) {
                return draft.finish("not-computable", "no-whole-period", "No whole period lies inside the baseline's.");
            }
            BaselineFigure figure = BaselineFigure.usable(
                    definition,
                    moment,
                    answers.get(Questions.BASELINE),
                    moment.startOf(inside.get(0).from()));
            if (figure.reason() != null) {
                return draft.finish("not-computable", figure.reason(), figure.sentence());
            }
            draft.provisional |= figure.provisional();
            base = definition.isAdditive()
                    ? figure.value().divide(BigDecimal.valueOf(inside.size()), Evaluator.DIGITS)
                    : figure.value();
        }
        draft.baseline = Evaluation.publish(base);
        draft.target = Evaluation.publish(base.add(every.extra()));
        if (every.upwards()) {
            low = draft.target;
        } else {
            high = draft.target;
        }
        return null;
    }

    private List<Judged> ended(List<Questions.Calendar> all) {
        List<Judged> judged = new ArrayList<>();
        BigDecimal latest = null;
        for (Questions.Calendar period : all) {
            Instant end = moment.startOf(period.to().plusDays(1));
            if (end.isAfter(moment.cut())) {
                break;
            }
            Answer answer = answers.getOrDefault(Questions.name(period), Answer.absent("never-measured"));
            boolean unknown = answer.value() == null || Evaluator.isStale(definition, moment, answer.inputs(), end);
            BigDecimal value = answer.value();
            if (unknown) {
                value = switch (definition.missing()) {
                    case UNKNOWN -> null;
                    case CARRY -> latest;
                    case ZERO -> value == null && NOTHING_MEASURED.contains(answer.reason()) ? BigDecimal.ZERO : value;
                };
            } else {
                latest = value;
            }
            BigDecimal figure = value == null ? null : Evaluation.publish(value);
            judged.add(new Judged(period, figure, figure == null ? null : holds(figure)));
        }
        return judged;
    }

    private boolean holds(BigDecimal value) {
        return (low == null || value.compareTo(low) >= 0) && (high == null || value.compareTo(high) <= 0);
    }

    private List<Standing.PeriodValue> listed(List<Judged> ended, List<Questions.Calendar> all) {
        List<Standing.PeriodValue> list = new ArrayList<>();
        for (Judged one : ended) {
            list.add(new Standing.PeriodValue(
                    one.period().from(), one.period().to().plusDays(1), one.value(), one.held(), null));
        }
        Answer running = answers.get(Questions.RUNNING);
        if (running != null && ended.size() < all.size()) {
            Questions.Calendar period = all.get(ended.size());
            BigDecimal goal = low != null ? low : high;
            BigDecimal share = Moment.share(
                    moment.startOf(period.from()), moment.startOf(period.to().plusDays(1)), moment.cut());
            BigDecimal due = definition.isAdditive() ? goal.multiply(share) : goal;
            list.add(new Standing.PeriodValue(
                    period.from(),
                    period.to().plusDays(1),
                    running.value() == null ? null : Evaluation.publish(running.value()),
                    null,
                    Evaluation.publish(due)));
        }
        return list;
    }
}
