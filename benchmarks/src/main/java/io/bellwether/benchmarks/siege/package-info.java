/**
 * The gateway under siege: hundreds of slow clients, a gzip bomb and bodies that are too large, while somebody goes on
 * asking as usual.
 */
package io.bellwether.benchmarks.siege;
