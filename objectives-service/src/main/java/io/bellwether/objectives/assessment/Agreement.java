package io.bellwether.objectives.assessment;

import io.bellwether.measure.Evaluation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;

/**
 * How far assessors agree: Krippendorff's α with the interval metric over a KPI's rounds, each round one unit.
 *
 * <p>α compares how much assessors differ within a round with how much all judgements differ. One round alone gives 0
 * whatever was said, and no variation gives 0/0; both are told as a reason instead of a figure.
 *
 * @param alpha null where there is none
 * @param reason why there is none, else null
 */
record Agreement(BigDecimal alpha, String reason) {

    /** Judgements a unit needs before they can be compared. */
    private static final int A_PAIR = 2;

    /** @param rounds each round's scores by person; who gave none is left out */
    static Agreement of(List<Map<String, BigDecimal>> rounds) {
        List<Map<String, BigDecimal>> compared =
                rounds.stream().filter(round -> round.size() >= A_PAIR).toList();
        if (compared.isEmpty()) {
            return new Agreement(null, "fewer than two judgements to compare");
        }
        Set<BigDecimal> different = new LinkedHashSet<>();
        compared.stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(BigDecimal::stripTrailingZeros)
                .forEach(different::add);
        if (different.size() == 1) {
            return new Agreement(null, "no variation: everybody chose the same level");
        }
        if (compared.size() == 1) {
            return new Agreement(null, "one round alone has no α; it takes two that were assessed by several people");
        }
        return new Agreement(Evaluation.publish(BigDecimal.valueOf(alpha(compared))), null);
    }

    private static double alpha(List<Map<String, BigDecimal>> rounds) {
        Set<String> people = new LinkedHashSet<>();
        rounds.forEach(round -> people.addAll(round.keySet()));
        CodingAnnotationStudy study = new CodingAnnotationStudy(people.size());
        for (Map<String, BigDecimal> round : rounds) {
            List<Double> item = new ArrayList<>();
            for (String person : people) {
                BigDecimal score = round.get(person);
                item.add(Objects.isNull(score) ? null : score.doubleValue());
            }
            study.addItemAsArray(item.toArray());
        }
        return new KrippendorffAlphaAgreement(study, new IntervalDistanceFunction()).calculateAgreement();
    }
}
