package io.bellwether.testing.operations;

import java.util.List;

/** How much was tried, and a sentence for each case that is not as it should be. */
public record Result(int tried, List<String> wrong) {

    public Result {
        wrong = List.copyOf(wrong);
    }
}
