/**
 * Every JSON answer that any test sees is compared with what {@code contracts/openapi} promises of it: no field is missing,
 * none is unknown, each has its type and form. Clients are generated from these documents.
 */
package io.bellwether.testing.answers;
