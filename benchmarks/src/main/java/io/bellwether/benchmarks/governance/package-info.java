/** How quickly overlaps are found: everything at once, and after one change. */
package io.bellwether.benchmarks.governance;
