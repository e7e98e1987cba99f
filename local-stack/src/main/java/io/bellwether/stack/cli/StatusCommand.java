package io.bellwether.stack.cli;

import io.bellwether.stack.RunningStack;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "What is running, where, how healthy, and with how much memory.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        RunningStack stack = RunningStack.find(Main.data());
        List<RunningStack.PartStatus> parts = stack.parts();
        System.out.println("Bellwether: " + stack.gateway());
        System.out.printf(Locale.ROOT, "%-13s %-8s %8s %8s  %s%n", "part", "health", "pid", "MiB", "address");
        long sum = 0;
        boolean well = true;
        for (RunningStack.PartStatus part : parts) {
            System.out.printf(
                    Locale.ROOT,
                    "%-13s %-8s %8d %8d  %s%n",
                    part.name(),
                    part.ready() ? "ready" : "DOWN",
                    part.pid(),
                    part.rss(),
                    part.address());
            sum += part.rss();
            well &= part.ready();
        }
        System.out.printf(Locale.ROOT, "%-13s %-8s %8s %8d%n", "in all", "", "", sum);
        System.out.println("data, logs and secrets: " + stack.data());
        System.out.println(
                "people (password = name): coordinator, viewer, admin, owner.customer-service, owner.public-relations, "
                        + "owner.research-development, owner.human-resources, owner.marketing-sales; feed: demo-feed");
        return well ? 0 : 1;
    }
}
