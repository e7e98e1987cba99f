/**
 * Changes pushed to addresses of integrators: signed, in the order of the feed, tried again with growing pauses, given up
 * visibly. What a webhook is told is what its owner may read.
 */
package io.bellwether.governance.webhook;
