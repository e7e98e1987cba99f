package io.bellwether.measurements.intake;

import io.bellwether.kit.problem.ProblemException;
import io.bellwether.measurements.MeasurementsProblem;
import io.bellwether.measurements.fact.Fact;
import io.bellwether.measurements.fact.ForeignKey;
import io.bellwether.measurements.fact.GroupCommit;
import io.bellwether.measurements.fact.LocalDays;
import io.bellwether.measurements.fact.Push;
import io.bellwether.measurements.fact.Recording;
import io.bellwether.measurements.fact.RecordingTransaction;
import io.bellwether.measurements.fact.StreamedSources;
import io.bellwether.measurements.fact.Tally;
import io.bellwether.measurements.series.SeriesRegistry.TooManySeries;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * One push under way. While it fits into one piece it is held and shares a commit with others; from the second piece on
 * it writes in a transaction of its own, piece by piece, so that memory stays flat. For one thread.
 */
public final class IntakeSession implements AutoCloseable {

    /** Two bodies of one source are written one after the other; the second one waits this long for its turn. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Push push;
    private final LineRules rules;
    private final LocalDays days;
    private final Faults faults;
    private final boolean skip;
    private final int piece;
    private final GroupCommit group;
    private final Recording recording;
    private final Semaphore streams;
    private final StreamedSources streamed;
    private final Function<String, ResolvedSeries.Words> words;

    private final RowTally rows = new RowTally();
    private RecordingTransaction own;
    private boolean holdsSource;
    private long order;

    IntakeSession(
            Push push,
            LineRules rules,
            LocalDays days,
            Faults faults,
            boolean skip,
            int piece,
            GroupCommit group,
            Recording recording,
            Semaphore streams,
            StreamedSources streamed,
            Function<String, ResolvedSeries.Words> words) {
        this.push = push;
        this.rules = rules;
        this.days = days;
        this.faults = faults;
        this.skip = skip;
        this.piece = piece;
        this.group = group;
        this.recording = recording;
        this.streams = streams;
        this.streamed = streamed;
        this.words = words;
    }

    /** What lines of a form name their series by; remembered beyond this push. */
    ResolvedSeries.Words words(String form) {
        ResolvedSeries.Words of = words.apply(form);
        rules.remember(of);
        return of;
    }

    /** The organisation's days, for reading dates. */
    public LocalDays days() {
        return days;
    }

    /** Takes a line; the line may be reused afterwards. */
    public void add(Line line) {
        add(line, null);
    }

    /**
     * Takes a row of a table: the measurements that it holds, all of them or none. What becomes of it counts once in
     * {@link #rows}.
     *
     * @param number 1-based, where a refusal is told
     */
    public void addRow(long number, List<Line> lines) {
        List<Fact> row = new ArrayList<>(lines.size());
        try {
            for (Line line : lines) {
                row.add(fact(line));
            }
        } catch (LineFault fault) {
            faults.add(number, fault, null);
            return;
        } catch (TooManySeries runaway) {
            faults.add(number, new LineFault("dimensions", "too-many-series", runaway.getMessage()), null);
            return;
        }
        if (skip || faults.count() == 0) {
            for (Fact fact : row) {
                fact.row = number;
                take(fact);
            }
        }
        if (push.facts().size() >= piece) {
            writePiece();
        }
    }

    private Fact fact(Line line) throws LineFault {
        try {
            return rules.fact(line);
        } catch (LineFault fault) {
            throw line.valueName == null || !fault.field().equals("value")
                    ? fault
                    : new LineFault(line.valueName, fault.code(), fault.getMessage());
        }
    }

    private void take(Fact fact) {
        fact.push = push;
        fact.order = order++;
        push.facts().add(fact);
    }

    /** What became of the rows that are written so far; final after {@link #finish}. */
    public RowTally rows() {
        return rows;
    }

    void add(Line line, String pointers) {
        try {
            if (line.completeUntil != null) {
                LocalDate day = rules.completeUntil(line);
                LocalDate before = push.complete().get(line.metric);
                if (before != null) {
                    // of several such lines of one metric the latest day counts, the others add nothing
                    push.countUnchanged();
                }
                if (before == null || before.isBefore(day)) {
                    push.complete().put(line.metric, day);
                }
                return;
            }
            Fact fact = rules.fact(line);
            if (!skip && faults.count() > 0) {
                return;
            }
            take(fact);
        } catch (LineFault fault) {
            faults.add(line.number, fault, pointers);
        } catch (TooManySeries runaway) {
            faults.add(line.number, new LineFault("dimensions", "too-many-series", runaway.getMessage()), pointers);
        }
        if (push.facts().size() >= piece) {
            writePiece();
        }
    }

    /** Refuses a line that could not even be read. */
    public void refuse(long number, LineFault fault) {
        faults.add(number, fault, null);
    }

    void refuse(long number, LineFault fault, String pointers) {
        faults.add(number, fault, pointers);
    }

    /**
     * Records what was handed in and waits until it is on disk.
     *
     * @throws ProblemException 422 when a line was refused and nothing is to be skipped, 429 when too many wait, 503 when
     *     the database cannot take it now
     */
    public Outcome finish() {
        if (!skip && faults.count() > 0) {
            throw faults.refusal();
        }
        push.rejected(faults.count());
        Tally tally;
        try {
            if (own == null) {
                tally = group.record(push);
                rows.count(push.facts());
            } else {
                write();
                own.commit();
                tally = push.tally();
            }
        } catch (SQLException failed) {
            throw Recording.refusal(failed);
        } catch (ForeignKey foreign) {
            throw foreign();
        }
        return Outcome.of(tally, faults.shown());
    }

    private void writePiece() {
        if (!skip && faults.count() > 0) {
            push.facts().clear();
            return;
        }
        try {
            if (own == null) {
                if (!streams.tryAcquire()) {
                    throw GroupCommit.tooBusy();
                }
                try {
                    own = recording.open(PATIENCE);
                } finally {
                    if (own == null) {
                        streams.release();
                    }
                }
                own.take(List.of(push));
                streamed.begin(push.source());
                holdsSource = true;
            }
            write();
        } catch (SQLException failed) {
            throw Recording.refusal(failed);
        } catch (ForeignKey foreign) {
            throw foreign();
        }
    }

    private void write() throws SQLException {
        if (!push.facts().isEmpty()) {
            own.write(push.facts());
            rows.count(push.facts());
            push.facts().clear();
        }
    }

    private static ProblemException foreign() {
        return new ProblemException(
                MeasurementsProblem.KEY_OF_ANOTHER_SOURCE,
                "A key names a measurement of another source; a source corrects only its own. Nothing was stored.");
    }

    @Override
    public void close() {
        if (own != null) {
            try {
                own.close();
            } catch (SQLException failed) {
                throw Recording.refusal(failed);
            } finally {
                own = null;
                streams.release();
                if (holdsSource) {
                    streamed.end(push.source());
                }
            }
        }
    }
}
