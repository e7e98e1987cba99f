package io.bellwether.acceptance.house;

import java.util.List;

/**
 * What a command said.
 *
 * @param code its exit code
 * @param output what it wrote, standard error included
 */
public record Said(int code, String output) {

    /** The lines that are not blank, and not the virtual machine's own about options of its environment. */
    public List<String> lines() {
        return output.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up "))
                .toList();
    }

    /** The last line that is not blank, or nothing. */
    public String lastLine() {
        return lines().isEmpty() ? "" : lines().getLast();
    }
}
