/**
 * Who may do what. The table is data ({@code authorization/matrix.yaml} in contracts); a resource method names its act
 * with {@link io.bellwether.kit.access.Does}, and after the object is loaded {@link io.bellwether.kit.access.Policy}
 * decides with the caller's relations to it. No resource method looks at a role.
 */
package io.bellwether.kit.access;
