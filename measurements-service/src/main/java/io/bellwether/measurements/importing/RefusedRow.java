package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.Nullable;

/** A row that was refused. {@code field} is the heading or the property, null for the row as a whole. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RefusedRow(long line, @Nullable String field, String code, String detail) {}
