/** What the gateway checks before it lets anybody in. */
package io.bellwether.gateway.startup;
