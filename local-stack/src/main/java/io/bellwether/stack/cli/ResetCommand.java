package io.bellwether.stack.cli;

import io.bellwether.stack.RunningStack;
import io.bellwether.stack.Trouble;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Throw all data, secrets and logs of this checkout away; the next up starts over.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Path data = Main.data();
        if (RunningStack.isRunning(data)) {
            throw new Trouble("It is running; stop it first (Ctrl-C where it was started).");
        }
        if (!Files.isDirectory(data)) {
            System.out.println("There is nothing to throw away.");
            return 0;
        }
        if (!yes) {
            Console console = System.console();
            if (console == null) {
                throw new Trouble("There is nobody to ask; say --yes to throw everything in " + data + " away.");
            }
            String answer = console.readLine("Throw everything in %s away? [y/N] ", data);
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                System.out.println("Nothing was changed.");
                return 1;
            }
        }
        RunningStack.endLeftOvers(Main.home(), data);
        List<Path> everything;
        try (Stream<Path> files = Files.walk(data)) {
            everything = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : everything) {
            Files.deleteIfExists(file);
        }
        System.out.println("Everything in " + data + " is gone; the next up starts over.");
        return 0;
    }
}
