package io.bellwether.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who reaches whom, as the architecture says: read from both ends, and nobody else. */
class NetworkPoliciesTest {

    private static final Map<String, Set<String>> MAY_CALL = Map.of(
            "objectives-service", Set.of("gateway", "governance-service"),
            "measurements-service", Set.of("gateway", "objectives-service", "governance-service"),
            "governance-service", Set.of("gateway", "objectives-service", "measurements-service"),
            "gateway", Set.of("ingress", "keycloak"),
            "keycloak",
                    Set.of("ingress", "gateway", "objectives-service", "measurements-service", "governance-service"),
            "objectives-database", Set.of("objectives-service"),
            "measurements-database", Set.of("measurements-service"),
            "governance-database", Set.of("governance-service"),
            "keycloak-database", Set.of("keycloak"));

    private static final List<HasMetadata> BASE = Manifests.base();

    @Test
    void nothing_is_reached_by_default() {
        NetworkPolicy closed = policy("nothing-by-default");
        assertThat(closed.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(closed.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(closed.getSpec().getIngress()).isEmpty();
        assertThat(closed.getSpec().getEgress()).isEmpty();
    }

    @Test
    void each_part_is_reached_by_those_who_are_named_and_nobody_else() {
        MAY_CALL.forEach((part, callers) -> assertThat(callersOf(part)).as(part).isEqualTo(new TreeSet<>(callers)));
    }

    @Test
    void what_one_may_call_is_what_lets_it_in() {
        Map<String, Set<String>> calls = new TreeMap<>();
        for (NetworkPolicy policy : Manifests.of(NetworkPolicy.class, BASE)) {
            Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
            if (labels == null || labels.isEmpty()) {
                continue;
            }
            String from = labels.get("app.kubernetes.io/name");
            policy.getSpec().getEgress().forEach(rule -> rule.getTo()
                    .forEach(peer -> calls.computeIfAbsent(name(peer), any -> new TreeSet<>())
                            .add(from)));
        }
        assertThat(calls.get("outside")).containsExactly("governance-service");
        MAY_CALL.forEach((part, callers) -> {
            Set<String> pods = new TreeSet<>(callers);
            pods.remove("ingress");
            assertThat(calls.get(part)).as(part).isEqualTo(pods);
        });
    }

    @Test
    void the_management_port_is_for_monitoring_only() {
        for (String part : List.of("gateway", "objectives-service", "measurements-service", "governance-service")) {
            policy(part).getSpec().getIngress().stream()
                    .filter(rule -> ports(rule.getPorts()).contains("management"))
                    .forEach(rule -> assertThat(rule.getFrom())
                            .extracting(NetworkPoliciesTest::name)
                            .containsExactly("monitoring"));
        }
    }

    private static Set<String> callersOf(String part) {
        Set<String> callers = new TreeSet<>();
        policy(part).getSpec().getIngress().stream()
                .filter(rule -> !ports(rule.getPorts()).contains("management"))
                .forEach(rule -> rule.getFrom().forEach(peer -> callers.add(name(peer))));
        return callers;
    }

    private static Set<String> ports(List<NetworkPolicyPort> ports) {
        assertThat(ports).as("a rule without a port opens all").isNotEmpty();
        Set<String> names = new TreeSet<>();
        ports.forEach(port -> names.add(port.getPort().getStrVal()));
        return names;
    }

    @Test
    void what_is_told_outside_is_told_by_tls_and_nothing_inside_is_reached_so() {
        NetworkPolicy webhooks = policy("governance-tells-webhooks");
        assertThat(webhooks.getSpec().getEgress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(443));
            assertThat(rule.getTo())
                    .allSatisfy(
                            peer -> assertThat(peer.getIpBlock().getExcept()).containsAnyOf("10.0.0.0/8", "fc00::/7"));
        });
    }

    private static String name(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return "outside";
        }
        if (peer.getPodSelector() != null && peer.getNamespaceSelector() == null) {
            return peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name");
        }
        Map<String, String> labels = peer.getNamespaceSelector().getMatchLabels();
        return labels.containsKey("bellwether.io/ingress") ? "ingress" : "monitoring";
    }

    private static NetworkPolicy policy(String name) {
        return Manifests.of(NetworkPolicy.class, BASE).stream()
                .filter(one -> one.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
