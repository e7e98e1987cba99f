package io.bellwether.objectives.evaluation;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates {@code every} and {@code band}: one value per calendar period wholly inside the objective's. */
final class PeriodEvaluator {

    private final Verdict verdict;
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

    PeriodEvaluator(Verdict verdict) {
        this.verdict = verdict;
        this.definition = verdict.definition;
        this.moment = verdict.moment;
        this.answers = verdict.answers;
        this.draft = verdict.draft;
        this.step = definition.target() instanceof Target.Every every
                ? every.every()
                : ((Target.Band) definition.target()).every();
        this.needed = definition.target() instanceof Target.Every every
                ? every.needed()
                : ((Target.Band) definition.target()).needed();
    }

    Standing evaluate() {
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
        boolean never = verdict.answer.inputs().isEmpty()
                || verdict.answer.inputs().stream().anyMatch(input -> !input.isMeasured(moment.cut()));
        if (never && definition.missing() != Missing.ZERO) {
            String reason = verdict.answer.inputs().isEmpty() ? verdict.answer.reason() : "never-measured";
            return draft.finish("no-data", reason, Sentences.absent(reason));
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
        return decide(all.size(), ended, known.size(), held);
    }

    private Standing decide(int all, List<Judged> ended, int known, long held) {
        LocalDate lost = lostOn(all, ended);
        if (lost != null) {
            return draft.decided(
                    "missed",
                    "cannot-be-attained",
                    lost,
                    "Too many periods were missed: the rest cannot make it good.");
        }
        Standing decided = verdict.staleOrFinal(!tooFew(held, all));
        if (decided != null) {
            boolean unknown = decided.status().equals("missed") && !tooFew(held + all - known, all);
            return unknown
                    ? draft.finish("no-data", "unknown-periods-decide", Sentences.absent("unknown-periods-decide"))
                    : decided;
        }
        if (known == 0) {
            return draft.open("too-early", "no-judged-period", "No period has ended yet.");
        }
        return verdict.byPace();
    }

    /** The day since which the periods missed for good are too many, null while they are not. */
    private LocalDate lostOn(int all, List<Judged> ended) {
        int missed = 0;
        for (Judged one : ended) {
            Instant end = moment.endOf(one.period());
            Instant settled =
                    definition.grace() == null ? end : definition.grace().after(end, moment.zone());
            if (Boolean.FALSE.equals(one.held()) && !settled.isAfter(moment.at())) {
                missed++;
                if (tooFew(all - missed, all)) {
                    return moment.dayBefore(settled);
                }
            }
        }
        return null;
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
                    definition, moment, answers, moment.startOf(inside.get(0).from()));
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
        if (every.isUpwards()) {
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
            Instant end = moment.endOf(period);
            if (end.isAfter(moment.cut())) {
                break;
            }
            Answer answer = answers.getOrDefault(Questions.name(period), Answer.absent("never-measured"));
            boolean unknown = answer.value() == null || Verdict.isStale(definition, moment, answer.inputs(), end);
            BigDecimal value = answer.value();
            if (unknown) {
                value = switch (definition.missing()) {
                    case UNKNOWN -> null;
                    case CARRY -> latest;
                    case ZERO ->
                        value == null && Evaluator.NOTHING_MEASURED.contains(answer.reason()) ? BigDecimal.ZERO : value;
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
            BigDecimal goal = low == null ? high : high == null ? low : null;
            BigDecimal share = Moment.share(
                    moment.startOf(period.from()), moment.startOf(period.to().plusDays(1)), moment.cut());
            BigDecimal due = goal != null && definition.isAdditive() ? goal.multiply(share) : goal;
            list.add(new Standing.PeriodValue(
                    period.from(),
                    period.to().plusDays(1),
                    running.value() == null ? null : Evaluation.publish(running.value()),
                    null,
                    due == null ? null : Evaluation.publish(due)));
        }
        return list;
    }
}
