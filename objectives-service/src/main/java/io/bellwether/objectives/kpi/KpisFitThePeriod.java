package io.bellwether.objectives.kpi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.kit.problem.ProblemException;
import io.bellwether.objectives.objective.Objective;
import io.bellwether.objectives.objective.PeriodChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Refuses a period that a KPI's target cannot be computed over, if the one before was right for it. */
@ApplicationScoped
class KpisFitThePeriod {

    @Inject
    Kpis kpis;

    @Inject
    Definitions definitions;

    void periodChanges(@Observes PeriodChanged change) {
        Objective objective = change.objective();
        for (Kpi kpi : kpis.of(List.of(objective.id()))) {
            ObjectNode body = (ObjectNode) Sharing.tree(kpis.newest(kpi).body);
            try {
                definitions.checked(body, objective.periodStart(), objective.periodEnd());
            } catch (ProblemException refusal) {
                if (definitions.isRight(body, change.before())) {
                    throw (ProblemException) ProblemException.invalid(
                                    "/period",
                                    "does-not-fit",
                                    "The KPI “" + kpi.name + "” does not fit this period: " + refusal.getMessage())
                            .initCause(refusal);
                }
            }
        }
    }
}
