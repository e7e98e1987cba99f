package io.bellwether.objectives.standing;

import io.bellwether.objectives.evaluation.Containment;
import io.bellwether.objectives.evaluation.Span;
import io.bellwether.objectives.evaluation.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** What is told of incidents, in sentences. */
final class ResponseText {

    private final Target.Response target;
    private final Containment.Count count;

    ResponseText(Target.Response target, Containment.Count count) {
        this.target = target;
        this.count = count;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (count.raised() > 0) {
            lines.add("The watch \"" + target.watch() + "\" raised " + incidents(count.raised())
                    + " in the period so far; " + count.closed() + " of them " + (count.closed() == 1 ? "is" : "are")
                    + " closed, of which " + count.inTime() + " " + (count.inTime() == 1 ? "was" : "were")
                    + " contained within " + words(target.within()) + ".");
        }
        lines.add("The target is that "
                + (target.needed().compareTo(BigDecimal.ONE) == 0
                        ? "every one"
                        : "at least " + Words.percent(target.needed()))
                + " of the closed incidents was contained within " + words(target.within())
                + ", counted from when it was raised. Without an incident there is nothing to judge.");
        return lines;
    }

    private static String incidents(int number) {
        return number == 1 ? "1 incident" : number + " incidents";
    }

    static String words(Span span) {
        List<String> parts = new ArrayList<>();
        Period period = span.period();
        add(parts, period.toTotalMonths(), "month");
        add(parts, period.getDays(), "day");
        Duration duration = span.duration();
        add(parts, duration.toHours(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        add(parts, duration.toSecondsPart(), "second");
        return String.join(" and ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
