/** The Keycloak realm as code: what {@code realm/*.json} says, with the secrets and addresses of one installation put in. */
package io.bellwether.identity;
