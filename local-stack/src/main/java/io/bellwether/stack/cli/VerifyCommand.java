package io.bellwether.stack.cli;

import io.bellwether.kit.journal.Verdict;
import io.bellwether.stack.Journals;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Walks the journals past the services and names the first entry that was altered, removed or put elsewhere.",
            "Works while the stack runs and while it does not. Exits 0 when all entries are as they were written, else 3."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    /** Not 1 and not 2: those say that nothing could be verified. */
    private static final int BROKEN = 3;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = "a service's database elsewhere, for instance jdbc:postgresql://db.example/governance")
    String url;

    @Option(names = "--user", description = "who reads there; needs nothing but select on journal and journal_head")
    String user;

    @Option(names = "--password", description = "asked for when no value is given", arity = "0..1", interactive = true)
    String password;

    @Override
    public Integer call() {
        List<Verdict> verdicts = url == null
                ? Journals.verify(Main.data())
                : List.of(Journals.verify(
                        url, user, password, url.replaceAll("\\?.*", "").replaceAll(".*/", "")));
        boolean valid = true;
        for (Verdict verdict : verdicts) {
            System.out.println(verdict.service() + ": " + verdict.sentence());
            valid &= verdict.valid();
        }
        return valid ? 0 : BROKEN;
    }
}
