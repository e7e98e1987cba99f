package io.bellwether.measurements.metric;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The current versions. */
@ApplicationScoped
class MetricRepository implements PanacheRepositoryBase<Metric, String> {}
