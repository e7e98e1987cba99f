/**
 * The journal of a service, which is its change feed, too: one append-only table, in commit order without gaps, chained
 * by hash. Entries are buffered through a transaction and written as its last statement.
 */
package io.bellwether.kit.journal;
