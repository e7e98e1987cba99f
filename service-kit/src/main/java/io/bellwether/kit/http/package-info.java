/** What every request has: an id in the log and in the answer. */
package io.bellwether.kit.http;
