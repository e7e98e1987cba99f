/** Departments; {@code organisation} stands above them. Members are a Keycloak group that the administrator keeps. */
package io.bellwether.governance.department;
