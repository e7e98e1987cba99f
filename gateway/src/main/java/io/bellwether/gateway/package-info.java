/** The one front door: everything from outside comes through here, and only what is listed gets on. */
package io.bellwether.gateway;
