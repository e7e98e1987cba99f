/**
 * JSON as it comes in, read strictly: what Jackson would let pass (duplicate keys, text after the value, {@code null}
 * as 0, unknown properties, huge numbers, control and bidirectional characters) is refused with a pointer.
 */
package io.bellwether.kit.json;
