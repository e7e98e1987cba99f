package io.bellwether.objectives.evaluation;

import java.math.BigDecimal;

/** What the evaluation needs to know of a metric's definition. */
public record MetricState(String key, Span cadence, Span finalAfter, BigDecimal min) {}
