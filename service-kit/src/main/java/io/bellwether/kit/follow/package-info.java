/** Following another service's change feed: every event is applied once, also across crashes and replays. */
package io.bellwether.kit.follow;
