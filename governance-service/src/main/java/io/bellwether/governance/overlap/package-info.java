/** Overlaps of what departments declared: found by following the objectives feed, kept with a stable identity. */
package io.bellwether.governance.overlap;
