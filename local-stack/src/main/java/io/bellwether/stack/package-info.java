/** One machine: what {@code ./bellwether} starts, watches and stops. */
package io.bellwether.stack;
