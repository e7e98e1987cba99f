package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.State;
import java.util.Arrays;

/** The facts of one series on one local day, in the order of time (and of identity within a moment). */
public final class DayFacts {

    private static final State[] STATES = State.values();

    private long[] at = new long[4];
    private double[] value = new double[4];
    private double[] weight;
    private byte[] state;
    private long[] actor;
    private int[] epoch;
    private int size;

    /** Adds the next one; {@code epoch} is 0 where nobody is said to have done it. */
    public void add(long moment, double of, State its, double itsWeight, long itsActor, int itsEpoch) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            value = Arrays.copyOf(value, size * 2);
            weight = weight == null ? null : Arrays.copyOf(weight, size * 2);
            state = state == null ? null : Arrays.copyOf(state, size * 2);
            actor = actor == null ? null : Arrays.copyOf(actor, size * 2);
            epoch = epoch == null ? null : Arrays.copyOf(epoch, size * 2);
        }
        if (weight == null && !Double.isNaN(itsWeight)) {
            weight = new double[at.length];
            Arrays.fill(weight, 0, size, Double.NaN);
        }
        if (state == null && its != State.MEASURED) {
            state = new byte[at.length];
        }
        if (actor == null && itsEpoch != 0) {
            actor = new long[at.length];
            epoch = new int[at.length];
        }
        at[size] = moment;
        value[size] = of;
        if (weight != null) {
            weight[size] = itsWeight;
        }
        if (state != null) {
            state[size] = (byte) its.ordinal();
        }
        if (actor != null) {
            actor[size] = itsActor;
            epoch[size] = itsEpoch;
        }
        size++;
    }

    public int size() {
        return size;
    }

    public long at(int index) {
        return at[index];
    }

    public double value(int index) {
        return value[index];
    }

    /** Observations that a fact stands for. */
    public double weight(int index) {
        return weight == null || Double.isNaN(weight[index]) ? 1 : weight[index];
    }

    /** Whether every fact stands for a whole number of observations. */
    boolean wholeWeights() {
        for (int i = 0; i < size && weight != null; i++) {
            if (weight(i) != Math.rint(weight(i))) {
                return false;
            }
        }
        return true;
    }

    public boolean measured(int index) {
        return state == null || state[index] == 0;
    }

    public long actor(int index) {
        return actor == null ? 0 : actor[index];
    }

    /** The key's epoch of the actor, 0 where nobody is said to have done it. */
    public int epoch(int index) {
        return epoch == null ? 0 : epoch[index];
    }

    /** What those within {@code [from, to)} come to. */
    public Cell cell(long from, long to) {
        Cell cell = new Cell();
        for (int i = 0; i < size; i++) {
            if (at[i] < from || at[i] >= to) {
                continue;
            }
            State its = state == null ? State.MEASURED : STATES[state[i]];
            cell.add(its, at[i], value[i], weight == null ? Double.NaN : weight[i]);
        }
        return cell;
    }
}
