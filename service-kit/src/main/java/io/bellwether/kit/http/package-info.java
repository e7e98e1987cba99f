/** What every request and answer has: an id in the log and in the answer; places named by their path. */
package io.bellwether.kit.http;
