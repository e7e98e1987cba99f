/** Which path belongs to which service, which paths are refused before anything looks at them, and the way through. */
package io.bellwether.gateway.route;
