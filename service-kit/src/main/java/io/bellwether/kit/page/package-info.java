/** Lists in pages: {@code limit}, an opaque {@code cursor}, and a {@code Link} to the next page. */
package io.bellwether.kit.page;
