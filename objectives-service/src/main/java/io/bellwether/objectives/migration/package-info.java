/**
 * Coming from another tool: a table of objectives, key results and their values becomes drafts, metrics and measurements.
 * What a row cannot become is refused with its line and the reason; a preview shows all of it before anything is made.
 */
package io.bellwether.objectives.migration;
