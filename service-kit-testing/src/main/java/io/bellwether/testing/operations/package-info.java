/**
 * Tests that are generated from the promised operations. {@code contracts/authorization/operations.yaml} names every
 * operation of every OpenAPI document with an example, {@code expected.yaml} beside it is page 06's table written down
 * a second time. {@link io.bellwether.testing.operations.AuthorizationMatrix} calls every operation as every principal
 * on every kind of object; the others send hostile bodies and parameters, stale versions and repeated creates. All of
 * them go in at a {@link io.bellwether.testing.operations.Door}: a service's own port or the gateway. Nothing here
 * knows Quarkus, so that both use the same code.
 */
package io.bellwether.testing.operations;
