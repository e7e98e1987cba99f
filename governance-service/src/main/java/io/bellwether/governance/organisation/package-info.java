/** The organisation, and who is asking. */
package io.bellwether.governance.organisation;
