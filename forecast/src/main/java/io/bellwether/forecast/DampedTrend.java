package io.bellwether.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Exponential smoothing of level and trend, the trend dying away. */
final class DampedTrend {

    private static final double DAMPING = 0.9;
    private static final double[] SMOOTHINGS = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9};
    private static final double[] TRENDS = {0, 0.05, 0.1, 0.3};

    /** Two smoothings and a level are fitted, so that errors look smaller than they are. */
    private static final int FITTED = 3;

    private final double alpha;
    private final double beta;
    private double level;
    private double slope;
    private double squares;
    private final double[] errors;

    private DampedTrend(double[] history, double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        this.errors = new double[history.length - 1];
        this.level = history[0];
        for (int i = 1; i < history.length; i++) {
            errors[i - 1] = history[i] - (level + DAMPING * slope);
            squares += errors[i - 1] * errors[i - 1];
            step(errors[i - 1]);
        }
        double lasting = Samples.mean(errors);
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= lasting;
        }
    }

    /** All of them, each as probable as its errors make it: nobody knows which one made the series. */
    static final class Mixture {
        private final List<DampedTrend> models = new ArrayList<>();
        private final double[] cumulated;

        Mixture(double[] history) {
            for (double alpha : SMOOTHINGS) {
                for (double beta : TRENDS) {
                    models.add(new DampedTrend(history, alpha, beta));
                }
            }
            double least = models.stream().mapToDouble(one -> one.squares).min().orElseThrow();
            cumulated = new double[models.size()];
            double sum = 0;
            for (int i = 0; i < cumulated.length; i++) {
                sum += least == 0 ? 1 : Math.pow(models.get(i).squares / least, -history.length / 2.0);
                cumulated[i] = sum;
            }
        }

        DampedTrend drawn(Random chance) {
            double at = chance.nextDouble() * cumulated[cumulated.length - 1];
            int i = 0;
            while (cumulated[i] < at) {
                i++;
            }
            return models.get(i);
        }
    }

    private void step(double error) {
        double before = level + DAMPING * slope;
        level = before + alpha * error;
        slope = DAMPING * slope + alpha * beta * error;
    }

    /** A possible continuation. */
    double[] path(int periods, Random chance) {
        double[] path = new double[periods];
        double widened = Math.sqrt((double) errors.length / Math.max(1, errors.length - FITTED));
        double height = level;
        double rise = slope;
        for (int h = 0; h < periods; h++) {
            double error = widened * errors[chance.nextInt(errors.length)];
            double before = height + DAMPING * rise;
            path[h] = before + error;
            height = before + alpha * error;
            rise = DAMPING * rise + alpha * beta * error;
        }
        return path;
    }
}
