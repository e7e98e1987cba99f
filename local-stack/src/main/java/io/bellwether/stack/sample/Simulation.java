package io.bellwether.stack.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The simulated measurements: a function of the calendar and the day, with a fixed seed. Weekly and yearly seasons, slow
 * improvement since the period began, one crisis of the reputation, figures that come late or are restated.
 */
final class Simulation {

    private static final long SEED = 20_260_101L;

    /** The crisis: its first day, counted from the period's start, and how long it lasts. */
    private static final int CRISIS_FROM = 95;

    private static final int CRISIS_DAYS = 7;

    private static final Map<String, Double> CHANNELS =
            Map.of("linkedin", 0.8, "instagram", 1.4, "x", 1.0, "facebook", 1.2);

    private final Calendar calendar;

    Simulation(Calendar calendar) {
        this.calendar = calendar;
    }

    /** What the feed first says of a day. */
    List<Map<String, Object>> firstReport(LocalDate day) {
        return report(day, true);
    }

    /** What it says later: what came late, and what is restated; identical identities, other figures. */
    List<Map<String, Object>> corrections(LocalDate day) {
        List<Map<String, Object>> later = new ArrayList<>(report(day, false));
        later.removeAll(report(day, true));
        return later;
    }

    private List<Map<String, Object>> report(LocalDate day, boolean first) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long since = ChronoUnit.DAYS.between(calendar.start(), day);
        double learned = Math.min(1, Math.max(0, since / 365.0));
        double busy = weekday(day) * season(day);
        boolean crisis = since >= CRISIS_FROM && since < CRISIS_FROM + CRISIS_DAYS;
        customerService(lines, day, learned, busy, crisis);
        reputation(lines, day, learned, busy, crisis, first);
        sales(lines, day, learned, busy);
        Occurrences.of(calendar, day, first).forEach(lines::add);
        return lines;
    }

    private void customerService(
            List<Map<String, Object>> lines, LocalDate day, double learned, double busy, boolean crisis) {
        for (String topic : List.of("delivery", "invoice", "product")) {
            SplittableRandom random = random("calls", topic, day);
            double calls = 140 * busy * (1 - 0.26 * learned) * (crisis ? 1.5 : 1) * noise(random, 0.08);
            lines.add(line("support.calls", day, Math.round(calls), Map.of("topic", topic)));
        }
        for (String channel : List.of("chat", "phone", "social")) {
            SplittableRandom random = random("csat", channel, day);
            double mean = (channel.equals("phone") ? 3.7 : 3.95) + 0.25 * learned - (crisis ? 0.4 : 0);
            Map<String, Object> csat = line(
                    "csat", day, decimal(mean + 0.12 * (random.nextDouble() - 0.5), 2), Map.of("channel", channel));
            csat.put("weight", 8 + random.nextInt(25));
            lines.add(csat);
            double seconds = (channel.equals("phone") ? 240 : 9_800) * (1.1 - 0.3 * learned) * noise(random, 0.2);
            Map<String, Object> reply = line("reply.time", day, Math.round(seconds), Map.of("channel", channel));
            reply.put("weight", 8 + random.nextInt(25));
            lines.add(reply);
        }
    }

    private void reputation(
            List<Map<String, Object>> lines,
            LocalDate day,
            double learned,
            double busy,
            boolean crisis,
            boolean first) {
        CHANNELS.forEach((channel, size) -> {
            SplittableRandom random = random("mentions", channel, day);
            double all = 60 * size * busy * noise(random, 0.15);
            double positive = 0.32 + 0.05 * learned;
            double negative = 0.22 - 0.02 * learned;
            // every twentieth channel-day is counted too low at first and restated
            double reported = first && random.nextInt(20) == 0 ? 0.9 : 1;
            for (String sentiment : List.of("positive", "neutral", "negative")) {
                double share =
                        switch (sentiment) {
                            case "positive" -> positive;
                            case "negative" -> crisis ? negative * 6 : negative;
                            default -> 1 - positive - negative;
                        };
                lines.add(line(
                        "mentions",
                        day,
                        Math.round(all * share * reported * noise(random, 0.1)),
                        Map.of("channel", channel, "sentiment", sentiment)));
            }
            double reach = 5_200 * size * busy * (1 + 0.2 * learned) * noise(random, 0.2);
            lines.add(line("reach", day, Math.round(reach), Engagement.told(channel, day)));
            lines.addAll(Engagement.of(channel, day, reach, random));
        });
    }

    private void sales(List<Map<String, Object>> lines, LocalDate day, double learned, double busy) {
        for (String via : List.of("social", "search", "events")) {
            SplittableRandom random = random("leads", via, day);
            double uplift = via.equals("social") && learned > 0 ? 1.32 + 0.2 * learned : 1;
            long leads = Math.round((via.equals("social") ? 4.4 : 6.0) * busy * uplift * noise(random, 0.35));
            lines.add(line("leads", day, leads, Map.of("via", via)));
            lines.add(line("revenue", day, decimal(leads * 88 * noise(random, 0.2), 2), Map.of("via", via)));
        }
        lines.add(line(
                "newsletter.subscribers", day, 2_400 + 3 * ChronoUnit.DAYS.between(calendar.start(), day), Map.of()));
        CHANNELS.forEach((channel, size) -> {
            SplittableRandom random = random("spend", channel, day);
            lines.add(line("spend", day, decimal(39 * size * noise(random, 0.1), 2), Map.of("channel", channel)));
            double followers = 8_000 * size + 11 * size * ChronoUnit.DAYS.between(calendar.start(), day);
            lines.add(line(
                    "followers", day, Math.round(followers + 20 * random.nextDouble()), Map.of("channel", channel)));
        });
    }

    static Map<String, Object> line(String metric, LocalDate day, Number value, Map<String, String> dimensions) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("metric", metric);
        line.put("at", day.toString());
        line.put("value", value);
        line.put("dimensions", dimensions);
        return line;
    }

    private static BigDecimal decimal(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_EVEN);
    }

    private static double weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.55 : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.45 : 1.2;
    }

    /** Busier before the holidays, quiet in summer: ten per cent either way. */
    private static double season(LocalDate day) {
        return 1 + 0.1 * Math.cos(2 * Math.PI * (day.getDayOfYear() - 345) / 365.0);
    }

    private static double noise(SplittableRandom random, double spread) {
        return 1 + spread * (random.nextDouble() + random.nextDouble() - 1);
    }

    private SplittableRandom random(String metric, String part, LocalDate day) {
        long since = ChronoUnit.DAYS.between(calendar.start(), day);
        return new SplittableRandom(SEED + 1_000_003L * since + 31L * metric.hashCode() + part.hashCode());
    }
}
