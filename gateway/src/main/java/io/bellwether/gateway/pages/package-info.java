/** The browser application's files, and its own addresses that are no files. */
package io.bellwether.gateway.pages;
