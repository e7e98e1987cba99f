/** What {@code ./bellwether} says and does, wrong input included. */
package io.bellwether.acceptance.command;
