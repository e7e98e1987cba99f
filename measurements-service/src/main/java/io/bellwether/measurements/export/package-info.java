/**
 * The facts out again: streamed, filtered, as of any moment, each with the key by which an intake takes it back as the
 * same measurement.
 */
package io.bellwether.measurements.export;
