package io.bellwether.kit.journal;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a verification of a journal found.
 *
 * @param entries how many the journal has
 * @param brokenAt position of the first entry that is not as it was written, or is missing; null where all are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(String service, boolean valid, long entries, Long brokenAt, String sentence) {}
