/**
 * What every benchmark needs: a durable PostgreSQL, an identity provider that signs tokens, a packaged service as a process,
 * a client that costs little, and a table with the machine's load beside each figure. Nothing here knows what is measured.
 */
package io.bellwether.benchmarks.frame;
