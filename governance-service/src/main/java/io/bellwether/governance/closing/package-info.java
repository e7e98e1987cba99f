/** Closing a department, or merging it into others: each of its active objectives goes somewhere, all in one act. */
package io.bellwether.governance.closing;
