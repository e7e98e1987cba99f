package io.bellwether.governance.department;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * A department as it is shown.
 *
 * @param closed whether it keeps its history and takes nothing new
 * @param closing the decision by which its objectives are moving, so that it can be closed; else null
 * @param hasMembers whether anybody of its Keycloak group has signed in yet; until then nobody can own
 */
public record DepartmentView(
        String key,
        String name,
        @Nullable String parent,
        boolean closed,
        @Nullable UUID closing,
        boolean hasMembers,
        long version) {}
