/**
 * What other services own, as copies kept by following their feeds. What a copy does not know yet is asked of its owner
 * before it is refused.
 */
package io.bellwether.objectives.catalogue;
