package io.bellwether.stack.cli;

import io.bellwether.stack.Options;
import io.bellwether.stack.Stack;
import io.bellwether.stack.sample.SampleOrganisation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start everything and stay; Ctrl-C stops it. Data stays and the next up resumes it.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "where the gateway listens (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--empty", description = "leave out the sample organisation's objectives and measurements")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        Instant begun = Instant.now();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            main.interrupt();
            try {
                stopped.await();
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        }));
        try (Stack stack = Stack.start(new Options(Main.home(), Main.data(), port, line -> say(begun, line)))) {
            if (!empty) {
                ZoneId zone = ZoneId.of(System.getenv().getOrDefault("BELLWETHER_ZONE", "UTC"));
                SampleOrganisation.load(stack, LocalDate.now(zone).minusDays(1), line -> say(begun, "sample: " + line));
            }
            System.out.println(welcome(stack.gateway().toString(), empty, begun));
            stop.await();
            System.out.println("stopping …");
        } catch (InterruptedException ended) {
            if (stop.getCount() > 0) {
                throw ended;
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void say(Instant begun, String line) {
        System.out.printf(
                java.util.Locale.ROOT,
                "%4d s  %s%n",
                Duration.between(begun, Instant.now()).toSeconds(),
                line);
    }

    private static String welcome(String address, boolean empty, Instant begun) {
        return """

                Bellwether is up after %d s:  %s
                %s
                Sign in with one of these names; the password is the name:
                  coordinator                   the whole organisation on one page, overlaps, decisions
                  owner.customer-service        owner.public-relations        owner.research-development
                  owner.human-resources         owner.marketing-sales
                  viewer                        admin

                Try first: sign in as coordinator and open the overlaps; then as owner.human-resources and
                look at My department. A token for curl: ./bellwether token owner.human-resources
                Ctrl-C stops everything; the data stays, and the next up resumes it.
                """.formatted(
                        Duration.between(begun, Instant.now()).toSeconds(),
                        address,
                        empty
                                ? "It is empty: departments, objective types and responsibilities only."
                                : "It holds a sample organisation; its measurements are simulated and end yesterday.");
    }
}
