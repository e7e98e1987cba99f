package io.bellwether.measurements.intake;

import java.io.IOException;
import java.io.InputStream;

/** Reads a body of one media type as it streams and hands its lines to a session. */
interface MeasurementsReader {

    /**
     * Reads the body to its end.
     *
     * @throws io.bellwether.kit.problem.ProblemException 400 or 422 where the rest of the body cannot be read
     */
    void read(InputStream body, IntakeSession session) throws IOException;
}
