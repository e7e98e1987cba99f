/** Versions of definitions in HTTP: {@code ETag} out, {@code If-Match} in, compared by hand; {@code If-None-Match} answered for every read. */
package io.bellwether.kit.etag;
