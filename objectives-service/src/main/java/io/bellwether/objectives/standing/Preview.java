package io.bellwether.objectives.standing;

import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.clock.OrganisationZone;
import io.bellwether.objectives.evaluation.Definition;
import io.bellwether.objectives.evaluation.Moment;
import io.bellwether.objectives.evaluation.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
        Instant now = clock.instant();
        Moment moment = new Moment(start, end, null, now, zone.zone());
        Inquiry inquiry = new Inquiry("preview", definition, moment, now, null, null, now);
        List<Aggregates.Question> questions = inquiry.questions();
        Aggregates.Answers answers =
                questions.isEmpty() ? Aggregates.Answers.none(null) : aggregates.ask(questions, caller.bearer());
        return inquiry.standing(inquiry.own(answers)).with(null, inquiry.seen(answers.knownAt()), now, null);
    }
}
