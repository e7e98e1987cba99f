package io.bellwether.kit.problem;

import java.net.URI;

/** One kind of refusal. Services implement it as an enum, so that the list of what can go wrong is finite and read. */
public interface ProblemType {

    /** Stable slug, unique in the product, for instance {@code outside-responsibility}. */
    String code();

    /** The HTTP status that goes with it, 400 to 599. */
    int status();

    /** A few words, the same for every occurrence. */
    String title();

    /** The stable URI of the type; {@code docs/problems.md} lists them all. */
    default URI uri() {
        return URI.create("urn:bellwether:problem:" + code());
    }
}
