/**
 * The catalogue: what is measured, in which shape, by which dimensions. A changed definition is a new version; the
 * catalogue is held in memory and compared with the database by one number.
 */
package io.bellwether.measurements.metric;
