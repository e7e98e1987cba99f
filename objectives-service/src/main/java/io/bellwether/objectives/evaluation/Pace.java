package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Where a KPI should be by now. */
public sealed interface Pace {

    /** As time passes. */
    record Linear() implements Pace {}

    /** The whole target, always. */
    record Constant() implements Pace {}

    /** As last year went. */
    record Seasonal() implements Pace {}

    /** Dated milestones; a share is due when its day has ended. */
    record Stepwise(List<Point> points) implements Pace {
        public Stepwise {
            points = List.copyOf(points);
        }
    }

    /** Straight lines through dated shares. */
    record Custom(List<Point> points) implements Pace {
        public Custom {
            points = List.copyOf(points);
        }
    }

    /** A share, 0 to 1, of the target. */
    record Point(LocalDate on, BigDecimal share) {}
}
