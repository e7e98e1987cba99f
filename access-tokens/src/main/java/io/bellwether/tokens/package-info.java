/**
 * What makes an access token valid: signed by a key that the issuer publishes, with an algorithm that is allowed, from that
 * issuer, for this API, of the right type, in its time. Verified once, then known by its digest until it expires.
 */
package io.bellwether.tokens;
