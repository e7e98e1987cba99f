/**
 * What the coordinator decides, with a reason, and that it is carried out: written with its command in one transaction,
 * delivered until objectives answers, and undone by another decision.
 */
package io.bellwether.governance.decision;
