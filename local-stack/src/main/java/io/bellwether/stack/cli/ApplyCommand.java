package io.bellwether.stack.cli;

import io.bellwether.stack.RunningStack;
import io.bellwether.stack.StackClient;
import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = "Objectives as code: show what a YAML file would change, or change it.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "objectives, KPIs and initiatives of one department")
    private Path file;

    @Option(names = "--as", required = true, description = "who applies it, for instance owner.human-resources")
    private String person;

    @Option(names = "--plan", description = "only show what would change")
    private boolean plan;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new Trouble("The file " + file + " cannot be read.");
        }
        StackClient client = new StackClient(RunningStack.find(Main.data()));
        HttpResponse<String> answer = client.post(
                person, plan ? "/objectives/plan" : "/objectives/apply", "application/yaml", Files.readAllBytes(file));
        System.out.println(answer.body());
        return answer.statusCode() / 100 == 2 ? 0 : 1;
    }
}
