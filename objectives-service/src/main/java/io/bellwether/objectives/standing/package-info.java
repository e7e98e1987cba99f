/**
 * Where KPIs stand. What the measures came to is stored whenever the measurements feed says that it changed, and once each
 * local midnight; reading derives pace, staleness and status from that by the clock.
 */
package io.bellwether.objectives.standing;
