package io.bellwether.objectives.evaluation;

/** A rule that a definition does not keep: where (JSON pointer), which, and a sentence. */
public record Fault(String pointer, String code, String sentence) {}
