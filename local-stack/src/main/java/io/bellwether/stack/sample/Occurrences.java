package io.bellwether.stack.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rare events of the simulated year: hires and launches, each with an id, some told late or corrected. */
final class Occurrences {

    private static final long SECONDS_OF_A_DAY = 86_400;

    /** Days of the period, from its start, on which a hire came through social media; negative ones lie before it. */
    private static final List<Integer> SOCIAL_HIRES =
            List.of(-140, -102, -51, -13, 21, 64, 118, 173, 214, 251, 288, 305, 330, 352);

    /** A hire through other ways every so many days. */
    private static final int OTHER_HIRES_EVERY = 11;

    /** A launch: its day from the period's start, what prompted it, how it went, how many days it took. */
    private record Launch(int day, String prompted, String outcome, int took) {}

    private static final List<Launch> LAUNCHES = List.of(
            new Launch(-138, "other", "success", 205),
            new Launch(-97, "social", "failure", 188),
            new Launch(-60, "other", "failure", 196),
            new Launch(-22, "other", "success", 179),
            new Launch(30, "social", "success", 176),
            new Launch(83, "other", "success", 171),
            new Launch(141, "social", "success", 158),
            new Launch(187, "other", "failure", 166),
            new Launch(246, "social", "success", 150),
            new Launch(317, "other", "success", 149));

    private Occurrences() {}

    static List<Map<String, Object>> of(Calendar calendar, LocalDate day, boolean first) {
        int since = (int) ChronoUnit.DAYS.between(calendar.start(), day);
        Stream<Map<String, Object>> hires = Stream.concat(
                SOCIAL_HIRES.stream().filter(one -> one == since).map(one -> hire(day, one, first)),
                Math.floorMod(since, OTHER_HIRES_EVERY) == 5
                        ? Stream.of(event("hires", day, "hire-o" + since, Map.of("via", "agency")))
                        : Stream.empty());
        Stream<Map<String, Object>> launches =
                LAUNCHES.stream().filter(one -> one.day() == since).flatMap(one -> launch(day, one, first));
        return Stream.concat(hires, launches).toList();
    }

    /** Where a hire came from is often found out later: the same id, first unknown, then social. */
    private static Map<String, Object> hire(LocalDate day, int number, boolean first) {
        boolean unknownYet = first && number % 2 == 0;
        return event(
                "hires",
                day,
                "hire-s" + number,
                unknownYet ? Map.of("via", "unknown") : Map.of("via", "social", "channel", "linkedin"));
    }

    /** The development time of a launch comes late: it is not in the first report. */
    private static Stream<Map<String, Object>> launch(LocalDate day, Launch launch, boolean first) {
        Map<String, Object> event = event(
                "launches",
                day,
                "launch-" + launch.day(),
                Map.of("prompted", launch.prompted(), "outcome", launch.outcome()));
        if (first) {
            return Stream.of(event);
        }
        Map<String, Object> took =
                Simulation.line("development.time", day, launch.took() * SECONDS_OF_A_DAY, Map.of("line", "home"));
        took.put("id", "launch-" + launch.day());
        return Stream.of(event, took);
    }

    private static Map<String, Object> event(String metric, LocalDate day, String id, Map<String, String> dimensions) {
        Map<String, Object> line = new LinkedHashMap<>(Simulation.line(metric, day, 1, dimensions));
        line.put("id", id);
        return line;
    }
}
