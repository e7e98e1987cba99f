package io.bellwether.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

    private static final int WORLDS = 2_000;

    @ParameterizedTest
    @CsvSource({"0.02, 0.25", "0.05, 0.5", "0.2, 0.75"})
    void an_interval_of_80_per_cent_holds_rare_arrivals_at_least_that_often(double rate, double share) {
        Random chance = new Random(1);
        int year = 365;
        int until = (int) (year * share);
        int held = 0;
        double surprise = 0;
        for (int world = 0; world < WORLDS; world++) {
            int seen = 0;
            int all = 0;
            for (int day = 0; day < year; day++) {
                boolean one = chance.nextDouble() < rate;
                seen += one && day < until ? 1 : 0;
                all += one ? 1 : 0;
            }
            Estimate estimate = new Counts(seen, until, year - until, 1).atLeast(year * rate);
            held += all >= estimate.low() && all <= estimate.high() ? 1 : 0;
            surprise += estimate.probability() - (all >= year * rate ? 1 : 0);
        }
        assertThat((double) held / WORLDS).isBetween(0.78, 0.93);
        assertThat(surprise / WORLDS).isCloseTo(0, within(0.06));
    }

    @Test
    void what_is_reached_is_certain_and_what_takes_more_than_there_is_time_for_is_not() {
        assertThat(new Counts(10, 100, 265, 1).atLeast(10).probability()).isEqualTo(1);
        assertThat(new Counts(0, 360, 5, 1).atLeast(100).probability()).isLessThan(0.001);
        assertThat(new Counts(4, 183, 182, 1).atLeast(10).expected()).isCloseTo(8.48, within(0.05));
    }

    @Test
    void the_exact_sum_and_the_normal_that_it_tends_to_agree() {
        Estimate exact = new Counts(900, 100, 100, 1).atLeast(1_800);
        Estimate large = new Counts(2_000, 100, 100, 1).atLeast(4_000);
        assertThat((exact.high() - exact.low()) / Math.sqrt(1_800))
                .isCloseTo((large.high() - large.low()) / Math.sqrt(4_000), within(0.05));
        assertThat(exact.probability()).isCloseTo(0.5, within(0.02));
        assertThat(large.probability()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void bursts_widen_the_interval() {
        Estimate calm = new Counts(40, 100, 100, 1).atLeast(80);
        Estimate bursts = new Counts(40, 100, 100, 4).atLeast(80);
        assertThat(bursts.high() - bursts.low()).isGreaterThan(1.5 * (calm.high() - calm.low()));
        assertThat(Counts.dispersion(new double[] {0, 0, 0, 0, 9, 9, 9, 9})).isGreaterThan(5);
        assertThat(Counts.dispersion(new double[] {})).isEqualTo(1);
        assertThat(Counts.dispersion(new double[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void a_course_is_continued_the_same_way_each_time_and_as_wide_as_it_was() {
        Random chance = new Random(2);
        double[] history = chance.doubles(60).map(one -> 100 + 20 * (one - 0.5)).toArray();
        double[][] paths = new Ahead(history).paths(30);
        assertThat(new Ahead(history).paths(30)).isDeepEqualTo(paths);
        double[] last = Arrays.stream(paths).mapToDouble(path -> path[29]).toArray();
        assertThat(Samples.mean(last)).isCloseTo(100, within(4.0));
        assertThat(Math.sqrt(Samples.variance(last))).isBetween(4.0, 12.0);
        assertThat(new Ahead(new double[7]).isPossible()).isFalse();
        assertThat(new Ahead(new double[8]).isPossible()).isTrue();
    }

    @Test
    void a_constant_course_stays_what_it_is() {
        double[] history = new double[20];
        Arrays.fill(history, 5);
        for (double[] path : new Ahead(history).paths(4)) {
            assertThat(path).containsOnly(5);
        }
    }

    @Test
    void a_rising_course_rises_further_but_ever_less() {
        double[] history = new double[30];
        for (int i = 0; i < history.length; i++) {
            history[i] = 10 * i + (i % 2);
        }
        double[][] paths = new Ahead(history).paths(60);
        double soon =
                Arrays.stream(paths).mapToDouble(path -> path[0]).average().orElseThrow();
        double late =
                Arrays.stream(paths).mapToDouble(path -> path[59]).average().orElseThrow();
        assertThat(soon).isBetween(292.0, 306.0);
        assertThat(late).isBetween(310.0, 440.0);
    }

    @Test
    void the_same_drawn_twice_is_seldom_called_a_difference() {
        Random chance = new Random(3);
        int called = 0;
        for (int world = 0; world < WORLDS; world++) {
            called += Comparison.of(gauss(chance, 10, 100), gauss(chance, 10, 100))
                            .isMoreThanNoise()
                    ? 1
                    : 0;
        }
        assertThat((double) called / WORLDS).isBetween(0.003, 0.06);
    }

    @Test
    void a_large_difference_is_seen_with_its_size() {
        Random chance = new Random(4);
        Comparison found = Comparison.of(gauss(chance, 12, 100), gauss(chance, 12, 80));
        assertThat(found.isMoreThanNoise()).isTrue();
        assertThat(found.difference()).isCloseTo(-20, within(6.0));
        assertThat(found.low()).isLessThan(found.difference());
        assertThat(found.high()).isGreaterThan(found.difference()).isNegative();
    }

    @Test
    void what_does_not_vary_differs_by_exactly_so_much() {
        Comparison found = Comparison.of(new double[] {5, 5, 5}, new double[] {7, 7, 7});
        assertThat(found).isEqualTo(new Comparison(2, 2, 2));
        assertThat(found.isMoreThanNoise()).isTrue();
        assertThat(Comparison.of(new double[] {5, 5, 5}, new double[] {5, 5, 5}).isMoreThanNoise())
                .isFalse();
    }

    private static double[] gauss(Random chance, int count, double mean) {
        return chance.doubles(count)
                .map(any -> mean + 5 * chance.nextGaussian())
                .toArray();
    }

    @Test
    void moments_and_quantiles_are_those_of_the_book() {
        double[] values = {1, 2, 3, 4};
        assertThat(Samples.mean(values)).isEqualTo(2.5);
        assertThat(Samples.variance(values)).isCloseTo(1.6666667, within(1e-6));
        assertThat(Samples.variance(new double[] {1})).isZero();
        assertThat(Samples.autocorrelation(values)).isCloseTo(0.25, within(1e-9));
        assertThat(Samples.autocorrelation(new double[] {2, 2})).isZero();
        assertThat(Samples.persistence(0.5)).isEqualTo(3);
        assertThat(Estimate.quantile(values, 0.5)).isEqualTo(2.5);
        assertThat(Estimate.quantile(values, 1)).isEqualTo(4);
        assertThat(Estimate.of(values, one -> one > 1)).isEqualTo(new Estimate(2.5, 1.3, 3.7, 0.75));
    }
}
