/** Who is calling: a bearer token, or a browser's session whose tokens never reach the browser's scripts. */
package io.bellwether.gateway.session;
