package io.bellwether.measurements.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The profiles that were added. */
@ApplicationScoped
class AddedProfiles implements PanacheRepositoryBase<AddedProfile, String> {}
