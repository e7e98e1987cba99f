package io.bellwether.measurements.fact;

import io.bellwether.kit.journal.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What one request brings: its facts while it is small, and the count of what became of them. */
public final class Push {

    private final String source;
    private final Actor actor;
    private final Claim claim;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, LocalDate> complete = new HashMap<>();

    long accepted;
    long unchanged;
    long restated;
    private int generation;
    private long rejected;
    private long unchangedLines;
    Batch batch;

    /**
     * @param claim the {@code Idempotency-Key} it came under, or null
     */
    public Push(String source, Actor actor, Claim claim) {
        this.source = source;
        this.actor = actor;
        this.claim = claim;
    }

    /**
     * An {@code Idempotency-Key}: whose, which, a digest of the body (known when it was read), and how the answer is
     * written.
     */
    public static final class Claim {
        final String caller;
        final String key;
        final Function<Tally, String> answer;
        byte[] digest;

        public Claim(String caller, String key, Function<Tally, String> answer) {
            this.caller = caller;
            this.key = key;
            this.answer = answer;
        }

        public void digest(byte[] of) {
            digest = of.clone();
        }

        /** Of the body, once it was read. */
        public byte[] digest() {
            return digest.clone();
        }
    }

    public String source() {
        return source;
    }

    public Actor actor() {
        return actor;
    }

    Claim claim() {
        return claim;
    }

    /** Facts not written yet. */
    public List<Fact> facts() {
        return facts;
    }

    /** Days up to and with which silence is real, by metric. */
    public Map<String, LocalDate> complete() {
        return complete;
    }

    /** Says in which generation of the series those of its facts are looked up. */
    public void seriesOf(int itsGeneration) {
        generation = itsGeneration;
    }

    int generation() {
        return generation;
    }

    /** Counts lines that were refused. */
    public void rejected(long lines) {
        rejected = lines;
    }

    /** Counts a line that adds nothing to what is known. */
    public void countUnchanged() {
        unchangedLines++;
        unchanged++;
    }

    /** Before it is tried again in another transaction. */
    void forgetCounts() {
        accepted = 0;
        unchanged = unchangedLines;
        restated = 0;
        batch = null;
    }

    /** What became of its lines. */
    public Tally tally() {
        return new Tally(accepted, unchanged, restated, rejected);
    }
}
