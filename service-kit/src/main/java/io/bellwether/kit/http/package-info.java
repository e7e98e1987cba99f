/** What every request has: an id in the log and in the answer, an address of texts that we store, a relative Location. */
package io.bellwether.kit.http;
