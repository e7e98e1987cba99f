package io.bellwether.stack.sample;

/** Hears how far the loading is. */
@FunctionalInterface
public interface Progress {

    /** Says one step in a person's words. */
    void step(String sentence);
}
