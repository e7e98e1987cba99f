/** Versions of definitions in HTTP: {@code ETag} out, {@code If-Match} in, compared by hand. */
package io.bellwether.kit.etag;
