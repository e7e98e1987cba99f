package io.bellwether.objectives.scorecard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.objectives.standing.Board;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Scorecards as they were written a moment ago: given again while nothing has changed, for a second at most, since they
 * move with the clock.
 */
@ApplicationScoped
class Recent {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Departments are few; whoever asks for names that there are not makes no more than this. */
    private static final int REMEMBERED = 200;

    @Inject
    Board board;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(String state, Instant at, byte[] json) {}

    /** The scorecard of a department, null for all, as JSON. */
    byte[] of(String department, Supplier<Object> scorecard) {
        String key = department == null ? "" : department;
        String state = board.state();
        Instant now = clock.instant();
        Written last = written.get(key);
        if (last != null
                && state != null
                && state.equals(last.state())
                && now.isBefore(last.at().plus(A_MOMENT))) {
            return last.json();
        }
        try {
            byte[] json = mapper.writeValueAsBytes(scorecard.get());
            if (written.size() >= REMEMBERED) {
                written.clear();
            }
            written.put(key, new Written(state, now, json));
            return json;
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a scorecard cannot be written", unwritable);
        }
    }
}
