/** Whether such a role may do such a kind of thing, as Keycloak's policies say; and how much at once. */
package io.bellwether.gateway.admission;
