package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Input;
import io.bellwether.measurements.series.Series;
import io.bellwether.measurements.series.SeriesFilter;
import io.bellwether.measurements.series.SeriesRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which series fit a selection; remembered, since a metric's series only become more. */
@ApplicationScoped
class Matches {

    /** A dashboard has some hundreds of selections; beyond this many all are found anew. */
    private static final int REMEMBERED = 20_000;

    @Inject
    SeriesRegistry registry;

    private final Map<String, Found> found = new ConcurrentHashMap<>();

    private record Found(int seen, List<Series> fitting) {}

    /** The series of the selection's metric that fit all of its matchers. */
    List<Series> of(Input input) {
        List<Series> all = registry.ofMetric(input.metric());
        if (input.conditions().isEmpty()) {
            return all;
        }
        if (found.size() > REMEMBERED) {
            found.clear();
        }
        String key = input.metric() + input.conditions();
        Found before = found.get(key);
        if (before != null && before.seen == all.size()) {
            return before.fitting;
        }
        List<Series> fitting = before == null ? new ArrayList<>() : new ArrayList<>(before.fitting);
        for (Series series : all.subList(before == null ? 0 : before.seen, all.size())) {
            if (SeriesFilter.fits(series, input.conditions())) {
                fitting.add(series);
            }
        }
        List<Series> result = List.copyOf(fitting);
        found.put(key, new Found(all.size(), result));
        return result;
    }
}
