/** Time: the clock that tests can move, and the organisation's one time zone. */
package io.bellwether.kit.clock;
