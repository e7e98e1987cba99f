/** The journals of all services, verified at once. */
package io.bellwether.governance.journal;
