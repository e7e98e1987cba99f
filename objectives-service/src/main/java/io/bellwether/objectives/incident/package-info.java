/** Watches and their incidents, as a copy kept by following the measurements service's feed: what a response target is judged by. */
package io.bellwether.objectives.incident;
