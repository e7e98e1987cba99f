package io.bellwether.stack;

/** Something that the person at the keyboard can do something about: one clear sentence, and a non-zero exit. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String sentence) {
        super(sentence);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
