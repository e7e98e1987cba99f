/** Who is responsible for what, which initiatives and definitions overlap, and what was decided about it. */
package io.bellwether.governance;
