package io.bellwether.objectives.standing;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Evaluator;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Questions;
import io.bellwether.objectives.evaluation.Standing;
import io.bellwether.objectives.evaluation.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a definition would show. */
@ApplicationScoped
public class Preview {

    @Inject
    Aggregates aggregates;

    @Inject
    OrganisationZone zone;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    /** The standing that a KPI with this definition would have now. */
    public Standing standing(Definition definition, LocalDate start, LocalDate end) {
        Moment moment = new Moment(start, end, null, clock.instant(), zone.zone());
        Map<String, Window> windows = definition.canonical() == null ? Map.of() : Questions.of(definition, moment);
        List<Aggregates.Question> questions = new ArrayList<>();
        windows.forEach((name, window) -> questions.add(
                new Aggregates.Question(name, definition.canonical().formula(), window, null, moment.cut())));
        Aggregates.Answers answers = questions.isEmpty()
                ? new Aggregates.Answers(Map.of(), null)
                : aggregates.ask(questions, caller.bearer());
        return Evaluator.evaluate(definition, moment, answers.byId()).with(null, answers.knownAt(), moment.at(), null);
    }
}
