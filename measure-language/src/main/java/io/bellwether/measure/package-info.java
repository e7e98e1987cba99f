/** Measures: the formulas in which KPIs, incidents and the explorer name data. */
package io.bellwether.measure;
