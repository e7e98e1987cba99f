package io.bellwether.benchmarks.statistics;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Daily figures of real pages and brands, gaps being days without any. */
final class RealSeries {

    private static final Pattern AMERICAN = Pattern.compile("^\"?(\\d{1,2})/(\\d{1,2})/(\\d{2,4}) \\d{1,2}:\\d{2}");
    private static final Pattern RETWEETS = Pattern.compile(",(\\d+),(\\d+),(\\d+),[^,]*$");
    private static final Pattern POSTED = Pattern.compile("^[^,]*,[^,]*,(\\d{1,2}/\\d{1,2}/\\d{2,4} \\d{1,2}:\\d{2})");
    private static final LocalDate LIVELY_SINCE = LocalDate.of(2017, 1, 1);
    private static final int CENTURY = 2_000;
    private static final int ISO_DATE = 10;

    private RealSeries() {}

    static Map<String, double[]> in(Path data) throws IOException {
        Map<String, double[]> series = new TreeMap<>();
        mentions(data.resolve("nab/realTweets"), series);
        for (String person : List.of("BarackObama", "realDonaldTrump")) {
            posts(data.resolve("fivethirtyeight-twitter-ratio/" + person + ".csv"), person, series);
        }
        sellers(data.resolve("uci-facebook-live-sellers-thailand/Live.csv"), series);
        return series;
    }

    private static void mentions(Path folder, Map<String, double[]> series) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                TreeMap<LocalDate, Double> days = new TreeMap<>();
                for (String line : Files.readAllLines(file)) {
                    if (Character.isDigit(line.charAt(0))) {
                        days.merge(
                                LocalDate.parse(line.substring(0, ISO_DATE)),
                                Double.valueOf(line.substring(line.indexOf(',') + 1)),
                                Double::sum);
                    }
                }
                // the first and the last day are not whole
                days.pollFirstEntry();
                days.pollLastEntry();
                series.put("mentions of " + file.getFileName(), whole(days, days.firstKey()));
            }
        }
    }

    private static void posts(Path file, String person, Map<String, double[]> series) throws IOException {
        TreeMap<LocalDate, Double> posts = new TreeMap<>();
        TreeMap<LocalDate, Double> retweets = new TreeMap<>();
        for (String line : new String(Files.readAllBytes(file), Charset.forName("windows-1252")).split("\\r?\\n")) {
            Matcher day = AMERICAN.matcher(line);
            Matcher counts = RETWEETS.matcher(line);
            if (day.find() && counts.find()) {
                posts.merge(date(day), 1.0, Double::sum);
                retweets.merge(date(day), Double.valueOf(counts.group(2)), Double::sum);
            }
        }
        series.put("posts of " + person, whole(posts, posts.firstKey()));
        series.put("retweets of " + person, whole(retweets, retweets.firstKey()));
    }

    private static void sellers(Path file, Map<String, double[]> series) throws IOException {
        TreeMap<LocalDate, Double> posts = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Matcher posted = POSTED.matcher(line);
            if (posted.find()) {
                Matcher day = AMERICAN.matcher(posted.group(1));
                day.find();
                posts.merge(date(day), 1.0, Double::sum);
            }
        }
        series.put("posts of ten sellers", whole(posts, LIVELY_SINCE));
    }

    private static LocalDate date(Matcher day) {
        int year = Integer.parseInt(day.group(3));
        return LocalDate.of(
                year < CENTURY ? CENTURY + year : year, Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)));
    }

    private static double[] whole(TreeMap<LocalDate, Double> days, LocalDate from) {
        return from.datesUntil(days.lastKey())
                .mapToDouble(day -> days.getOrDefault(day, 0.0))
                .toArray();
    }
}
