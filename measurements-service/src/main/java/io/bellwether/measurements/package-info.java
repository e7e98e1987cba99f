/**
 * The measurements service: metrics and sources are declared, measurements come in exactly once and are never
 * rewritten, aggregates over them go out in milliseconds.
 */
package io.bellwether.measurements;
