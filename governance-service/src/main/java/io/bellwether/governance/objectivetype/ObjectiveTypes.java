package io.bellwether.governance.objectivetype;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The types that there are. */
@ApplicationScoped
public class ObjectiveTypes implements PanacheRepositoryBase<ObjectiveType, String> {}
