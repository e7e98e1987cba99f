/**
 * Series: one per metric × dimension values × source, held in memory. A feed that would make more of them than its
 * bound is refused, because it has put an id or a text into a dimension.
 */
package io.bellwether.measurements.series;
