package io.bellwether.measurements.export;

import io.bellwether.measurements.fact.StoredFact;
import io.bellwether.measurements.series.Series;
import java.io.IOException;
import java.time.LocalDate;

/** Writes lines of an export in one format. */
interface ExportWriter {

    void fact(Series series, StoredFact row) throws IOException;

    void complete(String metric, LocalDate day) throws IOException;

    void end() throws IOException;
}
