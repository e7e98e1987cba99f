package io.bellwether.governance.department;

import java.util.UUID;

/** A department as the journal keeps it. */
record DepartmentState(String key, String name, String parent, boolean closed, UUID closing, long version) {

    static DepartmentState of(Department one) {
        return new DepartmentState(one.key, one.name, one.parent, one.closed, one.closing, one.version);
    }
}
