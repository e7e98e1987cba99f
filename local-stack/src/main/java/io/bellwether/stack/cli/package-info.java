/** The commands of {@code ./bellwether}. Each says in one sentence what went wrong and exits non-zero. */
package io.bellwether.stack.cli;
