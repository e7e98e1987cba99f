/** Identifiers: UUIDv7, so that they sort by the time they were made. */
package io.bellwether.kit.id;
