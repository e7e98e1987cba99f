/**
 * Decisions of the coordinator, carried out. Governance sends each as one command: all of its steps take effect in one
 * transaction, or none does. A preview goes the same way and is rolled back.
 */
package io.bellwether.objectives.decision;
