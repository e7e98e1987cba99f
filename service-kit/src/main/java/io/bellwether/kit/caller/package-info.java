/** Who is calling: what a verified token says of its bearer, and nothing else. No header, no network position. */
package io.bellwether.kit.caller;
