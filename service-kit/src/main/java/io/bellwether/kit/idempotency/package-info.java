/** Creates that can be repeated: the first answer under an {@code Idempotency-Key} is kept and given back. */
package io.bellwether.kit.idempotency;
