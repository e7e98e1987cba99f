package io.bellwether.measurements.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The imports, running and ended. */
@ApplicationScoped
class FileImports implements PanacheRepositoryBase<FileImport, UUID> {}
