package io.bellwether.governance.overlap;

import io.bellwether.governance.rules.Declared;
import io.bellwether.governance.rules.DeclaredInitiative;
import io.bellwether.governance.rules.DeclaredKpi;
import io.bellwether.governance.rules.Pairs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Examines everything. What is declared is read once; nobody else examines meanwhile, so that it stays what counts. What is
 * found is compared with what is known as it comes, and only what differs is written, some at a time.
 */
@ApplicationScoped
public class FullExamination {

    /** Of these, one transaction writes at most so many: it holds them in memory. */
    private static final int PIECE = 1_000;

    /** Subjects that are compared before what was found of them is looked at; of each, tens may be found. */
    private static final int SUBJECTS = 50;

    /** While the journal is written for one piece, which waits its turn, the next one's overlaps are. */
    private static final int WRITERS = 2;

    /** Far beyond what it takes, so that it is not given up on a machine that does much else. */
    private static final int LONGEST_SECONDS = 1_800;

    @Inject
    Examination examination;

    @Inject
    Declarations declarations;

    @Inject
    Rules rules;

    @Inject
    Overlaps overlaps;

    @Inject
    OverlapNews news;

    @Inject
    Clock clock;

    /** Everything that is declared; what is known and not found again is gone. */
    public void run() {
        try (ExecutorService writer = Executors.newFixedThreadPool(WRITERS)) {
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> examine(writer));
        }
    }

    private void examine(Executor writer) {
        examination.lock();
        List<DeclaredKpi> kpis = declarations.kpis();
        compare(new Compared(Rules.KPI, writer), kpis, Pairs.ofKpis(kpis), rules::between);
        List<DeclaredInitiative> initiatives = declarations.initiatives();
        compare(new Compared(Rules.INITIATIVE, writer), initiatives, Pairs.ofInitiatives(initiatives), rules::between);
        Compared outside = new Compared(Rules.OUTSIDE, writer);
        declarations.objectives(null, null).stream()
                .map(rules.outside())
                .flatMap(Optional::stream)
                .forEach(outside::found);
        outside.end();
        overlaps.allConfirmed(clock.instant());
    }

    /** A pair counts when the smaller id looks. Some subjects at a time are compared by all cores. */
    private static <T extends Declared> void compare(
            Compared compared, List<T> all, Pairs<T> pairs, BiFunction<T, T, Optional<Found>> rule) {
        for (int from = 0; from < all.size(); from += SUBJECTS) {
            all.subList(from, Math.min(all.size(), from + SUBJECTS)).parallelStream()
                    .flatMap(one -> behind(one, pairs).map(other -> rule.apply(one, other)))
                    .flatMap(Optional::stream)
                    .toList()
                    .forEach(compared::found);
        }
        compared.end();
    }

    private static <T extends Declared> Stream<T> behind(T one, Pairs<T> pairs) {
        List<T> others = new ArrayList<>();
        pairs.meeting(one, other -> one.id().compareTo(other.id()) < 0, others::add);
        return others.stream();
    }

    /** What was found of one kind of subjects, beside what is known of it; written while the next ones are compared. */
    private final class Compared {

        private final KnownOverlaps known;
        private final Executor writer;
        private final Deque<CompletableFuture<Void>> writing = new ArrayDeque<>();

        Compared(String word, Executor writer) {
            this.known = overlaps.knownOf(word);
            this.writer = writer;
        }

        void found(Found one) {
            known.found(one);
            if (known.waiting() >= PIECE) {
                write(known.news());
            }
        }

        void end() {
            KnownOverlaps.News last = known.last();
            write(new KnownOverlaps.News(last.added(), last.changed(), List.of()));
            for (int from = 0; from < last.gone().size(); from += PIECE) {
                int to = Math.min(last.gone().size(), from + PIECE);
                write(new KnownOverlaps.News(List.of(), List.of(), last.gone().subList(from, to)));
            }
            writing.forEach(CompletableFuture::join);
        }

        /** Waits while every writer has something to do, so that only so many pieces are in memory. */
        private void write(KnownOverlaps.News some) {
            if (writing.size() == WRITERS) {
                writing.remove().join();
            }
            writing.add(CompletableFuture.runAsync(() -> news.write(some), writer));
        }
    }
}
