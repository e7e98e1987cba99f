package io.bellwether.stack.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How visitors and the organisation meet on a day: posts, what people do with them, who replies, who comes by. */
final class Engagement {

    /** People who may reply; some do so often. */
    private static final int PEOPLE = 600;

    private static final int REPLIES_A_DAY = 14;

    private Engagement() {}

    /** For whom a channel is meant and which campaign runs on a day: what figures are told apart by. */
    static Map<String, String> told(String channel, LocalDate day) {
        boolean spring = day.getMonthValue() >= 3 && day.getMonthValue() <= 5;
        return Map.of(
                "channel", channel,
                "audience", channel.equals("linkedin") ? "graduates" : "public",
                "campaign", spring ? "spring" : "always-on");
    }

    /** What a channel's posts bring on a day that reaches so many people. */
    static List<Map<String, Object>> of(String channel, LocalDate day, double reach, SplittableRandom random) {
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, String> told = told(channel, day);
        long comments = 0;
        for (String kind : List.of("like", "comment", "share", "favourite", "reply")) {
            double rate =
                    switch (kind) {
                        case "like" -> 0.036;
                        case "comment" -> 0.006;
                        case "share" -> 0.004;
                        case "favourite" -> 0.003;
                        default -> 0.002;
                    };
            Map<String, String> dimensions = new LinkedHashMap<>(told);
            dimensions.put("kind", kind);
            long many = Math.round(reach * rate * (1 + 0.15 * (random.nextDouble() + random.nextDouble() - 1)));
            comments = kind.equals("comment") ? many : comments;
            lines.add(Simulation.line("interactions", day, many, dimensions));
        }
        lines.add(Simulation.line("comment.words", day, comments * (9 + random.nextInt(7)), told));
        int posts = 1 + random.nextInt(2);
        for (int post = 0; post < posts; post++) {
            lines.add(event("posts", day, "post-" + channel + "-" + day + "-" + post, told, null));
        }
        int replies = random.nextInt(REPLIES_A_DAY / 2);
        for (int reply = 0; reply < replies; reply++) {
            int person = (int) (PEOPLE * random.nextDouble() * random.nextDouble());
            lines.add(event("replies", day, "reply-" + channel + "-" + day + "-" + reply, told, "person-" + person));
        }
        double visits = reach * 0.05 * (1 + 0.2 * random.nextDouble());
        lines.add(Simulation.line("visits", day, Math.round(visits), told));
        lines.add(Simulation.line("visitors", day, Math.round(visits * 0.7), told));
        return lines;
    }

    private static Map<String, Object> event(
            String metric, LocalDate day, String id, Map<String, String> dimensions, String actor) {
        Map<String, Object> line = Simulation.line(metric, day, 1, dimensions);
        line.put("id", id);
        if (actor != null) {
            line.put("actor", actor);
        }
        return line;
    }
}
