/** Initiatives: what is done for an objective, in which channels, for whom and when. */
package io.bellwether.objectives.initiative;
