/** What the published documents say of answers, read off the records that are answered. */
package io.bellwether.kit.openapi;
