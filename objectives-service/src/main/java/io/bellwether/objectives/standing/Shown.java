package io.bellwether.objectives.standing;

import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.RollUp;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.Period;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Objectives with everything below them as they are seen from a moment, and where their KPIs stand. */
public final class Shown {

    private final Map<UUID, Objective> objectives = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> below;
    private final Map<UUID, Moment> moments;
    private final Map<UUID, List<Map<String, Object>>> kpis = new HashMap<>();
    private final Map<UUID, List<RollUp.Member>> members = new HashMap<>();

    Shown(Hierarchy.Below below, Map<UUID, Moment> moments) {
        below.all().forEach(objective -> objectives.put(objective.id(), objective));
        this.below = below.children();
        this.moments = moments;
    }

    /** A KPI, as it is shown and as its parents count it. */
    public record Line(Map<String, Object> view, Standing standing) {

        /** What it gives its parents. */
        public RollUp.Member member() {
            return new RollUp.Member(
                    identity(),
                    new BigDecimal(view.get("weight").toString()),
                    standing.status(),
                    standing.contribution());
        }

        /** A shared definition without a target of its own is one KPI for whoever rolls up. */
        private String identity() {
            return view.get("shared") instanceof Map<?, ?> shared && Boolean.FALSE.equals(shared.get("ownTarget"))
                    ? shared.get("kpi").toString()
                    : view.get("id").toString();
        }
    }

    void add(UUID objective, Line line) {
        line.view().put("standing", line.standing());
        kpis.computeIfAbsent(objective, key -> new ArrayList<>()).add(line.view());
        count(objective, line.member());
    }

    /** Lets a KPI count that is shown elsewhere. */
    public void count(UUID objective, RollUp.Member member) {
        members.computeIfAbsent(objective, key -> new ArrayList<>()).add(member);
    }

    /** The objectives, those below included, each once. */
    public Collection<Objective> objectives() {
        return objectives.values();
    }

    Objective objective(UUID id) {
        return objectives.get(id);
    }

    Moment moment(UUID objective) {
        return moments.get(objective);
    }

    /** The period of an objective. */
    public Period period(UUID objective) {
        Moment moment = moments.get(objective);
        return new Period(moment.start(), moment.end());
    }

    /** Views of an objective's KPIs with their standings. */
    public List<Map<String, Object>> kpis(UUID objective) {
        return kpis.getOrDefault(objective, List.of());
    }

    /** The objective's own standing. */
    public RollUp.Result rollUp(UUID objective) {
        return RollUp.of(members(objective));
    }

    /** What an objective gives its parents: its own KPIs and those of everything below it. */
    public List<RollUp.Member> members(UUID objective) {
        List<RollUp.Member> all = new ArrayList<>();
        Set<UUID> seen = new LinkedHashSet<>(List.of(objective));
        Deque<UUID> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            UUID one = next.remove();
            all.addAll(members.getOrDefault(one, List.of()));
            below.getOrDefault(one, List.of()).stream().filter(seen::add).forEach(next::add);
        }
        return all;
    }
}
