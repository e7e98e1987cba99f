/**
 * Which department leads which type of objective, from when, and how that came about: by default the natural owner, or a
 * decision with its rationale and the alternatives that were considered.
 */
package io.bellwether.governance.responsibility;
