/** The lines that our documents tell people to copy and paste, run as they stand. */
package io.bellwether.acceptance.documents;
