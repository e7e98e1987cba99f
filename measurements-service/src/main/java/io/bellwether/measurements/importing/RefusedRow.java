package io.bellwether.measurements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A row that was refused. {@code field} is the heading or the property, null for the row as a whole. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RefusedRow(long line, String field, String code, String detail) {}
