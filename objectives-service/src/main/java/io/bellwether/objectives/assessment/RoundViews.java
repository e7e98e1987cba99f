package io.bellwether.objectives.assessment;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.objectives.evaluation.Panel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows rounds: of an open one who has judged and what the reader said, of a revealed one everything. */
@ApplicationScoped
class RoundViews {

    @Inject
    Rounds rounds;

    @Inject
    CurrentCaller caller;

    RoundView of(RoundService.Found found) {
        return of(List.of(found)).get(0);
    }

    /** Rounds of one KPI. */
    List<RoundView> of(List<RoundService.Found> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Round> revealed = rounds.revealed(found.get(0).round().kpi);
        List<UUID> ids = new ArrayList<>(revealed.stream().map(one -> one.id).toList());
        found.stream()
                .map(one -> one.round().id)
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        Map<UUID, List<Assessment>> said = rounds.counting(ids);
        return found.stream().map(one -> view(one, said, revealed)).toList();
    }

    private RoundView view(RoundService.Found found, Map<UUID, List<Assessment>> said, List<Round> revealed) {
        Round round = found.round();
        List<Assessment> own = said.get(round.id);
        List<BigDecimal> scores = own.stream()
                .filter(one -> !round.isOpen() && !one.notApplicable)
                .map(one -> one.score)
                .toList();
        Panel.Disagreement disagreement = Panel.Disagreement.of(scores);
        Agreement agreement = round.isOpen() ? new Agreement(null, null) : agreement(round, revealed, said);
        return new RoundView(
                round.id,
                round.kpi,
                round.kpiVersion,
                round.isOpen() ? "open" : "revealed",
                round.openedAt,
                new RoundView.Who(round.openedBy, round.openedByName),
                round.revealedAt,
                round.isOpen() ? null : new RoundView.Who(round.revealedBy, round.revealedByName),
                found.rubric().assessors(),
                own.stream().map(one -> one.assessor).toList(),
                round.isOpen()
                        ? List.of()
                        : own.stream().map(RoundView.Judgement::of).toList(),
                own.stream()
                        .filter(one -> one.subject.equals(caller.get().subject()))
                        .map(RoundView.Judgement::of)
                        .findFirst()
                        .orElse(null),
                scores.isEmpty() ? null : Panel.median(scores),
                disagreement == null ? null : disagreement.spread(),
                disagreement,
                agreement.alpha(),
                agreement.reason());
    }

    /** Over the rounds on the same scale that were revealed by the time this one was. */
    private static Agreement agreement(Round round, List<Round> revealed, Map<UUID, List<Assessment>> said) {
        List<Map<String, BigDecimal>> units = new ArrayList<>();
        for (Round one : revealed) {
            if (one.scale.equals(round.scale) && !one.revealedAt.isAfter(round.revealedAt)) {
                Map<String, BigDecimal> scores = new HashMap<>();
                said.get(one.id).stream()
                        .filter(given -> !given.notApplicable)
                        .forEach(given -> scores.put(given.subject, given.score));
                units.add(scores);
            }
        }
        return Agreement.of(units);
    }
}
