package io.bellwether.stack.cli;

import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "The end of the logs, of one part or of all.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PART",
            arity = "0..1",
            description = "gateway, objectives, measurements, governance, keycloak")
    private String part;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "how many lines of each (${DEFAULT-VALUE})")
    private int lines;

    @Override
    public Integer call() throws IOException {
        Path logs = Main.data().resolve("logs");
        if (!Files.isDirectory(logs)) {
            throw new Trouble("There are no logs yet; start it with ./bellwether up.");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(logs)) {
            files = all.filter(file ->
                            part == null || file.getFileName().toString().equals(part + ".log"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new Trouble("There is no log of \"" + part + "\" in " + logs + ".");
        }
        for (Path file : files) {
            List<String> all = Files.readAllLines(file);
            System.out.println("==> " + file);
            all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
        }
        return 0;
    }
}
