package io.bellwether.stack;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Processes that an earlier stack, itself ended by force, left behind. */
final class LeftOvers {

    private final Path home;
    private final Path data;
    private final Consumer<String> say;

    LeftOvers(Path home, Path data, Consumer<String> say) {
        this.home = home;
        this.data = data;
        this.say = say;
    }

    /** Ends those of the last state that are still themselves; a process id may be somebody else's by now. */
    void end(State before) {
        before.pids().forEach((name, pid) -> ProcessHandle.of(pid)
                .filter(this::isOurs)
                .ifPresent(process -> {
                    say.accept("ending a " + name + " that an earlier run left behind");
                    process.destroyForcibly();
                    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                }));
        Database.endLeftOver(data.resolve("postgres"));
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(data.toString()) || line.contains(home.toString()))
                .orElse(false);
    }
}
