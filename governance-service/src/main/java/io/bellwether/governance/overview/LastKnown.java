package io.bellwether.governance.overview;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.governance.peer.Peer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** An answer of another service that is the same for every reader, and the last one given while it is away. */
final class LastKnown {

    private static final Logger LOG = Logger.getLogger(LastKnown.class);

    private final String of;
    private final String what;
    private final Clock clock;
    private volatile JsonNode answer;
    private volatile Instant at;

    LastKnown(String of, String what, Clock clock) {
        this.of = of;
        this.what = what;
        this.clock = clock;
    }

    /** How to ask. */
    interface Question {
        JsonNode ask() throws Peer.Away;
    }

    /**
     * Asks.
     *
     * @param notes where it is said that the answer is not of now, or that there is none
     * @return null when it never answered
     */
    JsonNode ask(Question question, List<OverviewView.Note> notes) {
        try {
            JsonNode fresh = question.ask();
            answer = fresh;
            at = clock.instant();
            return fresh;
        } catch (Peer.Away away) {
            LOG.infof("the overview is answered without %s: %s", of, away.getMessage());
            Instant known = at;
            notes.add(new OverviewView.Note(
                    of,
                    "The service “" + of + "” does not answer right now; " + what
                            + (known == null ? " cannot be shown." : " are as of " + known + "."),
                    known));
            return answer;
        }
    }
}
