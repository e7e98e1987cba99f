/**
 * What tests of services share: a real PostgreSQL, really signed tokens for named people, checks that every door has a
 * lock, that errors are problems, that the architecture holds and that the OpenAPI document is the promised one.
 */
package io.bellwether.testing;
