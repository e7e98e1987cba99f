package io.bellwether.stack.cli;

import io.bellwether.stack.RunningStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Print an access token of a demo person or of demo-feed, for curl.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "for instance owner.human-resources, coordinator, demo-feed")
    private String name;

    @Override
    public Integer call() {
        System.out.println(RunningStack.find(Main.data()).token(name));
        return 0;
    }
}
