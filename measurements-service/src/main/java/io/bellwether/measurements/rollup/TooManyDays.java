package io.bellwether.measurements.rollup;

/** What is asked for at once has more days of series than fit into memory. */
public final class TooManyDays extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long most;
    private final boolean changing;

    /**
     * @param changing whether these are days that were changed and not folded yet
     */
    TooManyDays(long needed, long most, boolean changing) {
        super(needed + " days of series, " + most + " fit into memory");
        this.needed = needed;
        this.most = most;
        this.changing = changing;
    }

    /** Whether it passes by itself in a moment. */
    public boolean isPassing() {
        return changing;
    }

    public long needed() {
        return needed;
    }

    public long most() {
        return most;
    }
}
