/** Requests to the other services, for what their feeds do not tell. */
package io.bellwether.governance.peer;
