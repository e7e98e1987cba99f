/**
 * Qualitative KPIs are assessed in rounds. The owner opens a round, each named assessor judges blind, and only when it is
 * revealed does anybody see what the others said, the owner, the coordinator and readers of the journal included.
 */
package io.bellwether.objectives.assessment;
