package io.bellwether.governance.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which addresses may be told: none by which somebody could make this service speak to what only it can reach. */
@ApplicationScoped
class Addresses {

    /** One machine's own programs may be told without TLS; see {@code application.properties}. */
    @ConfigProperty(name = "bellwether.webhooks.loopback")
    boolean loopback;

    @ConfigProperty(name = "bellwether.webhooks.private-networks")
    boolean privateNetworks;

    /** Why an address may not be told, or nothing. Looks its name up, since names can come to mean something else. */
    Optional<String> fault(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException unreadable) {
            return Optional.of("This is no address: " + unreadable.getReason() + ".");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("An address has a host, and neither a name with password nor a fragment.");
        }
        boolean plain = "http".equals(uri.getScheme());
        if (!plain && !"https".equals(uri.getScheme())) {
            return Optional.of("Only https is told.");
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(uri.getHost())) {
                boolean here = one.isLoopbackAddress();
                if (here ? !loopback : plain) {
                    return Optional.of(here ? "This machine itself is not told." : "Only https is told.");
                }
                if (!here && isInside(one) && !privateNetworks) {
                    return Optional.of("Addresses inside private networks are not told.");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("There is no host “" + uri.getHost() + "”.");
        }
    }

    /** Private, link-local, shared, unique-local, multicast, or none at all. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean none = bytes.length == 4 && bytes[0] == 0;
        return address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || uniqueLocal
                || shared
                || none;
    }
}
