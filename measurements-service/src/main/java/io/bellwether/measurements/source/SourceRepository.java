package io.bellwether.measurements.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The registered sources. */
@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<Source, String> {}
