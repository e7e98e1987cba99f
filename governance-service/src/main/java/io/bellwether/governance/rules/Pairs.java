package io.bellwether.governance.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pairs of which the rules can find anything, each once: inverted lists on what a KPI reads or where an initiative
 * acts, each list by first day. Never all with all.
 */
public final class Pairs {

    /** Where an initiative that names no channel stands: it is met on any. */
    private static final String ANY = "";

    private Pairs() {}

    /** Pairs of an examined KPI and another department's that read a metric in common, in periods that meet. */
    public static void ofKpis(
            Collection<DeclaredKpi> examined,
            Collection<DeclaredKpi> all,
            BiConsumer<DeclaredKpi, DeclaredKpi> consumer) {
        Map<String, List<DeclaredKpi>> lists =
                lists(all, kpi -> kpi.canonical().metrics(), Comparator.comparing(DeclaredKpi::start));
        Set<String> ids = examined.stream().map(DeclaredKpi::id).collect(Collectors.toSet());
        for (DeclaredKpi one : examined) {
            Set<DeclaredKpi> others = new LinkedHashSet<>();
            for (String metric : one.canonical().metrics()) {
                begunBy(one.end(), lists.getOrDefault(metric, List.of()), DeclaredKpi::start, others);
            }
            for (DeclaredKpi other : others) {
                if (isFirstMeeting(ids, one.id(), other.id())
                        && !other.department().equals(one.department())
                        && !other.end().isBefore(one.start())) {
                    consumer.accept(one, other);
                }
            }
        }
    }

    /** Pairs of an examined initiative and another department's that act on a channel in common, on days that meet. */
    public static void ofInitiatives(
            Collection<DeclaredInitiative> examined,
            Collection<DeclaredInitiative> all,
            BiConsumer<DeclaredInitiative, DeclaredInitiative> consumer) {
        Map<String, List<DeclaredInitiative>> lists =
                lists(all, Pairs::places, Comparator.comparing(DeclaredInitiative::start));
        Set<String> ids = examined.stream().map(DeclaredInitiative::id).collect(Collectors.toSet());
        for (DeclaredInitiative one : examined) {
            Set<DeclaredInitiative> others = new LinkedHashSet<>();
            if (one.channels().isEmpty()) {
                lists.values().forEach(list -> begunBy(one.end(), list, DeclaredInitiative::start, others));
            } else {
                begunBy(one.end(), lists.getOrDefault(ANY, List.of()), DeclaredInitiative::start, others);
                for (String channel : one.channels()) {
                    begunBy(one.end(), lists.getOrDefault(channel, List.of()), DeclaredInitiative::start, others);
                }
            }
            for (DeclaredInitiative other : others) {
                if (isFirstMeeting(ids, one.id(), other.id())
                        && !other.department().equals(one.department())
                        && !other.end().isBefore(one.start())) {
                    consumer.accept(one, other);
                }
            }
        }
    }

    private static Collection<String> places(DeclaredInitiative initiative) {
        return initiative.channels().isEmpty() ? List.of(ANY) : initiative.channels();
    }

    /** Where both are examined, the pair is met twice; it counts when the smaller id looks. */
    private static boolean isFirstMeeting(Set<String> examined, String one, String other) {
        return !one.equals(other) && (!examined.contains(other) || one.compareTo(other) < 0);
    }

    private static <T> Map<String, List<T>> lists(
            Collection<T> all, Function<T, Collection<String>> keys, Comparator<T> byStart) {
        Map<String, List<T>> lists = new HashMap<>();
        for (T one : all) {
            for (String key : keys.apply(one)) {
                lists.computeIfAbsent(key, made -> new ArrayList<>()).add(one);
            }
        }
        lists.values().forEach(list -> list.sort(byStart));
        return lists;
    }

    /** Of a list by first day, those that have begun by a day. */
    private static <T> void begunBy(LocalDate day, List<T> list, Function<T, LocalDate> start, Set<T> into) {
        for (T one : list) {
            if (start.apply(one).isAfter(day)) {
                return;
            }
            into.add(one);
        }
    }
}
