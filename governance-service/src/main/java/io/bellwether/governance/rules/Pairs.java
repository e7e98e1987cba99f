package io.bellwether.governance.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the pairs of which the rules can find anything: inverted lists on what a KPI reads or where an initiative acts,
 * each list by first day. Never all with all.
 */
public final class Pairs<T extends Declared> {

    /** Where an initiative that names no channel stands: it is met on any. */
    private static final String ANY = "any";

    /** Where every initiative stands, for one that names no channel to find it. */
    private static final String EVERY = "every";

    /** What is declared, and the keys of the lists that it stands in. */
    private record Standing<T>(T what, List<String> keys) {}

    private final Map<String, List<Standing<T>>> lists = new HashMap<>();
    private final Function<T, List<String>> looking;

    private Pairs(Collection<T> all, Function<T, List<String>> standing, Function<T, List<String>> looking) {
        this.looking = looking;
        for (T one : all) {
            Standing<T> stands = new Standing<>(one, standing.apply(one));
            for (String key : stands.keys()) {
                lists.computeIfAbsent(key, made -> new ArrayList<>()).add(stands);
            }
        }
        lists.values()
                .forEach(list ->
                        list.sort(Comparator.comparing(stands -> stands.what().start())));
    }

    /** KPIs meet where they read a metric in common. */
    public static Pairs<DeclaredKpi> ofKpis(Collection<DeclaredKpi> all) {
        Function<DeclaredKpi, List<String>> metrics =
                kpi -> List.copyOf(kpi.canonical().metrics());
        return new Pairs<>(all, metrics, metrics);
    }

    /** Initiatives meet where they act on a channel in common. */
    public static Pairs<DeclaredInitiative> ofInitiatives(Collection<DeclaredInitiative> all) {
        return new Pairs<>(
                all,
                one -> one.channels().isEmpty() ? List.of(ANY, EVERY) : joined(channels(one), EVERY),
                one -> one.channels().isEmpty() ? List.of(EVERY) : joined(channels(one), ANY));
    }

    /** Told apart from the lists that are no channel's. */
    private static Stream<String> channels(DeclaredInitiative initiative) {
        return initiative.channels().stream().map("on "::concat);
    }

    private static List<String> joined(Stream<String> channels, String last) {
        return Stream.concat(channels, Stream.of(last)).toList();
    }

    /** Gives, once each, what another department declared and one of the examined can meet, on days that both have. */
    public void meeting(T one, Consumer<T> found) {
        meeting(one, other -> true, found);
    }

    /** The same for some of the others only. */
    public void meeting(T one, Predicate<T> which, Consumer<T> found) {
        List<String> keys = looking.apply(one);
        for (int i = 0; i < keys.size(); i++) {
            List<String> before = keys.subList(0, i);
            for (Standing<T> other : begunBy(one.end(), lists.getOrDefault(keys.get(i), List.of()))) {
                if (which.test(other.what())
                        && !other.what().end().isBefore(one.start())
                        && !other.what().department().equals(one.department())
                        && Collections.disjoint(before, other.keys())) {
                    found.accept(other.what());
                }
            }
        }
    }

    /** Of a list by first day, those that have begun by a day. */
    private List<Standing<T>> begunBy(LocalDate day, List<Standing<T>> list) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).what().start().isAfter(day)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return list.subList(0, low);
    }
}
