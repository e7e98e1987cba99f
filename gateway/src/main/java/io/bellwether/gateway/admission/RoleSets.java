package io.bellwether.gateway.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every combination of the roles that people and integrators have. */
final class RoleSets {

    private static final List<String> ROLES =
            List.of("viewer", "department-owner", "coordinator", "integrator", "admin");

    /** All of them, those that nearly everybody has first: one role, then two, up to all. */
    static final List<Set<String>> ALL = all();

    private RoleSets() {}

    private static List<Set<String>> all() {
        List<Set<String>> all = new ArrayList<>();
        for (int bits = 1; bits < 1 << ROLES.size(); bits++) {
            Set<String> roles = new TreeSet<>();
            for (int i = 0; i < ROLES.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    roles.add(ROLES.get(i));
                }
            }
            all.add(Set.copyOf(roles));
        }
        all.sort(Comparator.comparingInt(Set::size));
        return List.copyOf(all);
    }
}
