package io.bellwether.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.stack.RunningStack;
import io.bellwether.stack.StackClient;
import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = "Objectives as code: show what a YAML file would change, or change it.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private static final Pattern DEPARTMENT = Pattern.compile("(?m)^department:\\s*[\"']?([a-z0-9-]+)");

    @Parameters(paramLabel = "FILE", description = "objectives, KPIs and initiatives of one department")
    private Path file;

    @Option(names = "--as", description = "who applies it; the owner of the file's department when left out")
    private String person;

    @Option(names = "--plan", description = "only show what would change")
    private boolean plan;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new Trouble("The file " + file + " cannot be read.");
        }
        byte[] yaml = Files.readAllBytes(file);
        StackClient client = new StackClient(RunningStack.find(Main.data()));
        HttpResponse<String> answer = client.post(
                person != null ? person : owner(new String(yaml, StandardCharsets.UTF_8)),
                plan ? "/objectives/plan" : "/objectives/apply",
                "application/yaml",
                yaml);
        JsonNode said = StackClient.json(answer);
        if (answer.statusCode() / 100 != 2) {
            return refused(said, answer.body());
        }
        for (JsonNode change : said.path("changes")) {
            System.out.printf(
                    "%-9s %-10s %s  %s%n",
                    change.path("action").asText(),
                    change.path("kind").asText(),
                    change.path("key").asText(),
                    change.path("sentence").asText());
            for (JsonNode field : change.path("fields")) {
                System.out.println("            " + field.path("field").asText() + ": " + field.get("before") + " → "
                        + field.get("after"));
            }
        }
        System.out.println(said.path("sentence").asText() + (plan ? " Nothing was done." : ""));
        return 0;
    }

    private static String owner(String yaml) {
        Matcher department = DEPARTMENT.matcher(yaml);
        if (!department.find()) {
            throw new Trouble("The file names no department; say with --as who applies it.");
        }
        return "owner." + department.group(1);
    }

    private int refused(JsonNode said, String body) {
        if (said.path("errors").isEmpty()) {
            System.err.println(said.path("detail").asText(body));
        }
        for (JsonNode error : said.path("errors")) {
            String line = error.has("line") ? file + ":" + error.path("line").asLong() + ": " : "";
            System.err.println(line + error.path("detail").asText());
        }
        System.err.println("Nothing was done.");
        return 1;
    }
}
