package io.bellwether.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.stack.RunningStack;
import io.bellwether.stack.StackClient;
import io.bellwether.stack.Trouble;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        description = "Import a file of measurements through an import profile.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

    /** How long the bar rests between two looks. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private static final int BAR = 30;

    @Parameters(paramLabel = "FILE", description = "the export, as the platform gave it")
    private Path file;

    @Option(names = "--profile", required = true, description = "for instance facebook-page-insights or generic-long")
    private String profile;

    @Option(
            names = "--on-error",
            defaultValue = "reject",
            description = "reject: one bad line and nothing is stored; skip: the good lines are (${DEFAULT-VALUE})")
    private String onError;

    @Option(
            names = "--source",
            defaultValue = "demo-feed",
            description = "the source it is stored under (${DEFAULT-VALUE})")
    private String source;

    @Option(names = "--as", defaultValue = "demo-feed", description = "who imports it (${DEFAULT-VALUE})")
    private String person;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file)) {
            throw new Trouble("The file " + file + " cannot be read.");
        }
        StackClient client = new StackClient(RunningStack.find(Main.data()));
        defineMetrics(client);
        JsonNode begun = expect(upload(client), "The file was not taken");
        String path = "/imports/" + begun.get("id").asText();
        JsonNode now = begun;
        while (List.of("waiting", "running").contains(now.path("status").asText())) {
            bar(now);
            Thread.sleep(LOOK_AGAIN_MILLIS);
            now = expect(client.get(person, path), "The import cannot be followed");
        }
        bar(now);
        System.out.println();
        return report(client, path, now);
    }

    /** The metrics that the profile fills and that nobody has defined yet. */
    private void defineMetrics(StackClient client) {
        JsonNode known = expect(client.get(person, "/import-profiles/" + profile), "There is no such profile");
        for (JsonNode metric : known.path("metrics")) {
            String key = metric.get("key").asText();
            if (client.get(person, "/metrics/" + key).statusCode() == 404) {
                expect(
                        client.post(
                                "coordinator",
                                "/metrics",
                                "application/json",
                                metric.toString().getBytes(StandardCharsets.UTF_8)),
                        "The metric " + key + " cannot be defined");
                System.out.println(
                        "defined the metric " + key + " (" + metric.path("name").asText() + ")");
            }
        }
    }

    private HttpResponse<String> upload(StackClient client) {
        String boundary = "bellwether-" + UUID.randomUUID();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\n" + profile
                + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String foot = "\r\n--" + boundary + "--\r\n";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> {
            try {
                return new SequenceInputStream(
                        Collections.enumeration(List.of(bytes(head), Files.newInputStream(file), bytes(foot))));
            } catch (FileNotFoundException gone) {
                throw new UncheckedIOException(gone);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return client.send(
                person,
                "/imports?source=" + source + "&onError=" + onError,
                "multipart/form-data; boundary=" + boundary,
                body);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode expect(HttpResponse<String> answer, String otherwise) {
        JsonNode body = StackClient.json(answer);
        if (answer.statusCode() / 100 != 2) {
            StringBuilder said =
                    new StringBuilder(otherwise + ": " + body.path("detail").asText(answer.body()));
            body.path("errors").forEach(error -> said.append("\n  ")
                    .append(error.path("detail").asText()));
            throw new Trouble(said.toString());
        }
        return body;
    }

    private static void bar(JsonNode now) {
        long read = now.path("bytesRead").asLong();
        long all = Math.max(1, now.path("bytes").asLong());
        int done = (int) Math.min(BAR, BAR * read / all);
        System.out.printf(
                Locale.ROOT,
                "\r[%s%s] %3d %%  %,d rows",
                "#".repeat(done),
                ".".repeat(BAR - done),
                Math.min(100, 100 * read / all),
                now.path("rows").path("read").asLong());
        System.out.flush();
    }

    private int report(StackClient client, String path, JsonNode now) {
        JsonNode rows = now.path("rows");
        System.out.printf(
                Locale.ROOT,
                "rows: %,d read, %,d accepted, %,d unchanged, %,d restated, %,d refused%n",
                rows.path("read").asLong(),
                rows.path("accepted").asLong(),
                rows.path("unchanged").asLong(),
                rows.path("restated").asLong(),
                rows.path("rejected").asLong());
        JsonNode measurements = now.path("measurements");
        System.out.printf(
                Locale.ROOT,
                "measurements: %,d accepted, %,d unchanged, %,d restated%n",
                measurements.path("accepted").asLong(),
                measurements.path("unchanged").asLong(),
                measurements.path("restated").asLong());
        if (rows.path("rejected").asLong() > 0) {
            System.out.println("refused:");
            for (JsonNode refused : StackClient.json(client.get(person, path + "/refused?limit=200"))
                    .path("items")) {
                System.out.println("  line " + refused.path("line").asLong() + ": "
                        + refused.path("detail").asText());
            }
        }
        boolean done = now.path("status").asText().equals("done");
        if (!done) {
            System.out.println(now.path("detail")
                    .asText("The import did not end well: " + now.path("status").asText()));
        } else if (rows.path("accepted").asLong() + rows.path("restated").asLong() == 0) {
            System.out.println("Nothing new: everything in this file was stored before.");
        }
        return done ? 0 : 1;
    }
}
