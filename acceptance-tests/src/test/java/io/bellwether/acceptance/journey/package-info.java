/** Journeys through the API as clients make them: real tokens, real Keycloak, the gateway. */
package io.bellwether.acceptance.journey;
