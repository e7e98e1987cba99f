/**
 * Measurements come in: read streaming line by line, checked against the catalogue, written by COPY in pieces, all or
 * nothing. The answer comes after the commit is on disk. Other features call {@link
 * io.bellwether.measurements.intake.Intake} in process.
 */
package io.bellwether.measurements.intake;
