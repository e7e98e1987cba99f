/** Calls from one of our services to another: with its own service account, or in the person's name. */
package io.bellwether.kit.remote;
