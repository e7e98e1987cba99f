/**
 * What a KPI's figures mean: value, baseline, progress, pace, attainment and status as a pure function of the definition,
 * the measured values and the clock. No database, no HTTP. The truth table of the design is its test.
 */
package io.bellwether.objectives.evaluation;
