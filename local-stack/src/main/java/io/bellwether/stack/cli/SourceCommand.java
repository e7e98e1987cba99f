package io.bellwether.stack.cli;

import io.bellwether.stack.RunningStack;
import io.bellwether.stack.SourceAccount;
import io.bellwether.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "source",
        description = "Sources of measurements and the accounts that push them.",
        mixinStandardHelpOptions = true,
        subcommands = SourceCommand.Add.class)
final class SourceCommand {

    @Command(
            name = "add",
            description = "Register a source and make the Keycloak account that may push under it.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(
                paramLabel = "NAME",
                description = "the source's key and the account's name, for instance crm-export")
        private String key;

        @Option(names = "--title", description = "what people read; the key by default")
        private String title;

        @Option(names = "--department", description = "the department that it belongs to")
        private String department;

        @Option(
                names = "--public-key",
                description = "a PEM file: the account then proves itself by a signed assertion (private_key_jwt) "
                        + "instead of a secret")
        private Path publicKey;

        @Override
        public Integer call() {
            RunningStack stack = RunningStack.find(Main.data());
            SourceAccount account = stack.addSource(key, title == null ? key : title, department, pem());
            System.out.println(
                    "The source " + key + " is registered; its account in Keycloak is the client " + key + ".");
            System.out.println(account.howToGetAToken());
            return 0;
        }

        private String pem() {
            if (publicKey == null) {
                return null;
            }
            try {
                return Files.readString(publicKey);
            } catch (IOException unreadable) {
                throw new Trouble("The public key " + publicKey + " cannot be read.", unreadable);
            }
        }
    }
}
