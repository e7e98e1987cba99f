package io.bellwether.forecast;

import java.util.Arrays;
import java.util.Random;

/**
 * Possible continuations of a series of periods by a damped trend; each step errs as the model erred in the past, by
 * residuals drawn with a seed that is made of the series.
 */
public final class Ahead {

    /** With fewer periods a model would be made of chance. */
    public static final int FEWEST = 8;

    private static final int PATHS = 2_000;

    private final double[] history;

    /** @param history oldest first */
    public Ahead(double[] history) {
        this.history = history.clone();
    }

    /** Whether there is enough to go by. */
    public boolean isPossible() {
        return history.length >= FEWEST;
    }

    /** So many periods ahead, many times over: one row a path. */
    public double[][] paths(int periods) {
        Random chance = new Random(Arrays.hashCode(history));
        DampedTrend.Mixture mixture = new DampedTrend.Mixture(history);
        double[][] paths = new double[PATHS][];
        for (int i = 0; i < PATHS; i++) {
            paths[i] = mixture.drawn(chance).path(periods, chance);
        }
        return paths;
    }
}
