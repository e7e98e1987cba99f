package io.bellwether.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.stack.RunningStack;
import io.bellwether.stack.StackClient;
import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "migrate",
        description = "Take objectives, key results and their values over from another tool's CSV, as drafts.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the table; docs/migration.md describes its columns")
    private Path file;

    @Option(names = "--department", required = true, description = "whose objectives they become")
    private String department;

    @Option(names = "--type", description = "the objective type where the table names none")
    private String type;

    @Option(names = "--start", description = "first day where the table has no period")
    private LocalDate start;

    @Option(names = "--end", description = "last day where the table has no period")
    private LocalDate end;

    @Option(names = "--preview", description = "only show what would become of it")
    private boolean preview;

    @Option(
            names = "--on-error",
            defaultValue = "reject",
            description = "reject: one refused line and nothing is made; skip: the others are (${DEFAULT-VALUE})")
    private String onError;

    @Option(names = "--as", description = "who does it; the department's owner when left out")
    private String person;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new Trouble("The file " + file + " cannot be read.");
        }
        StringBuilder path = new StringBuilder(
                "/objectives/migration?preview=" + preview + "&onError=" + onError + "&department=" + department);
        path.append(type == null ? "" : "&type=" + type);
        path.append(start == null ? "" : "&start=" + start);
        path.append(end == null ? "" : "&end=" + end);
        HttpResponse<String> answer = new StackClient(RunningStack.find(Main.data()))
                .post(
                        person == null ? "owner." + department : person,
                        path.toString(),
                        "text/csv",
                        Files.readAllBytes(file));
        JsonNode said = StackClient.json(answer);
        boolean done = answer.statusCode() / 100 == 2;
        if (!done) {
            System.err.println(said.path("detail").asText(answer.body()));
        }
        for (JsonNode objective : said.path("objectives")) {
            System.out.printf(
                    "%s  %s to %s%n",
                    objective.path("title").asText(),
                    objective.path("start").asText(),
                    objective.path("end").asText());
            for (JsonNode kpi : objective.path("kpis")) {
                System.out.printf(
                        "    %s: from %s to %s %s, %d values in %s%n",
                        kpi.path("name").asText(),
                        kpi.path("from").isNull() ? "?" : kpi.path("from").asText(),
                        kpi.path("target").asText(),
                        kpi.path("unit").asText(),
                        kpi.path("values").asInt(),
                        kpi.path("metric").asText());
            }
        }
        for (JsonNode refused : said.path(done ? "refused" : "errors")) {
            System.err.println(file + ":" + refused.path("line").asLong() + ": "
                    + refused.path("detail").asText());
        }
        if (!said.at("/recognised/ignored").isEmpty()) {
            System.out.println("Nothing was made of the columns " + said.at("/recognised/ignored"));
        }
        System.out.println(done && !preview ? "Made, as drafts; look at them and publish them." : "Nothing was made.");
        return done ? 0 : 1;
    }
}
