/**
 * Who may do what on the real stack: the matrix through the gateway and again straight at each service, with tokens
 * that the real Keycloak signed; what the realm leaves open; what each service's database role may touch; what becomes of
 * personal data.
 */
package io.bellwether.acceptance.locks;
