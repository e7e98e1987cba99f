package io.bellwether.measurements.incident;

import java.util.UUID;

/** A watch as it is shown. */
record WatchView(
        UUID id,
        String name,
        String measure,
        String grain,
        String department,
        String direction,
        WatchRequest.Ratio detector,
        String coolDown,
        long version) {

    static WatchView of(Watch watch) {
        return new WatchView(
                watch.id,
                watch.name,
                watch.measure,
                watch.grain,
                watch.department,
                watch.direction,
                new WatchRequest.Ratio("ratio", watch.factor, watch.minimum),
                watch.coolDown,
                watch.version);
    }
}
