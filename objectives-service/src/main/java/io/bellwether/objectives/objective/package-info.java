/**
 * Objectives: what a department wants in a period. A draft is seen by its department and the coordinator; activating it
 * publishes it. Only owners of its department change it.
 */
package io.bellwether.objectives.objective;
