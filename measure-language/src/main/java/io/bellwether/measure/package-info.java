/**
 * Measures: the formulas in which KPIs, incidents and the explorer name data. A measure is parsed into a tree, checked
 * against a catalogue of metrics, brought into a canonical form that does not depend on spelling, compared with another
 * one, and evaluated exactly. Pure: no database, no HTTP, no clock.
 */
package io.bellwether.measure;
