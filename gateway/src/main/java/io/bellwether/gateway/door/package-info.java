/**
 * The door itself, before anything is a request to the rest of the gateway: what cannot be read in exactly one way is
 * refused, and who takes too long to ask is shown out.
 */
package io.bellwether.gateway.door;
