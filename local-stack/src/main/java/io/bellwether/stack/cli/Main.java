package io.bellwether.stack.cli;

import io.bellwether.stack.Trouble;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The front of the command line. */
@Command(
        name = "bellwether",
        description = "Objectives, KPIs and governance of an organisation's social media work, on one machine.",
        mixinStandardHelpOptions = true,
        version = "bellwether 0.1.0",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            LoadCommand.class,
            ApplyCommand.class,
            MigrateCommand.class,
            TokenCommand.class,
            VerifyCommand.class,
            SourceCommand.class,
            ResetCommand.class
        },
        footer = {
            "",
            "test      build everything and pass every test (mvn verify under the right JDK)",
            "bench     measure: ./bellwether bench measurements (benchmarks/README.md)",
            "images    container images as tar files (k8s/README.md)"
        })
public final class Main {

    private Main() {}

    /** Exits 0 when done, 1 with one clear sentence when it cannot be done, 2 when the words are not understood. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Trouble trouble) {
                command.getErr().println("bellwether: " + trouble.getMessage());
            } else {
                command.getErr().println("bellwether: something went wrong on our side:");
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    /** The checkout. */
    static Path home() {
        return Path.of(System.getProperty("bellwether.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** Where data, secrets, logs and state are kept. */
    static Path data() {
        String set = System.getenv("BELLWETHER_DATA_DIR");
        return set == null ? home().resolve(".bellwether") : Path.of(set).toAbsolutePath();
    }
}
