package io.bellwether.objectives.objective;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellwether.kit.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An attachment: where it lies, never the thing itself.
 *
 * @param url an absolute address that begins with http or https and carries no user name
 * @param title what is shown instead of the address; null: the address
 */
public record Link(
        @NotBlank @Size(max = 2_000) String url,

        @Size(max = 200) @JsonInclude(JsonInclude.Include.NON_NULL)
        String title) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * The links, none where the list is left out.
     *
     * @throws ProblemException 422 for an address that a browser should not be sent to
     */
    public static List<Link> checked(List<Link> links) {
        if (links == null) {
            return List.of();
        }
        for (int i = 0; i < links.size(); i++) {
            if (!isWebAddress(links.get(i).url())) {
                throw ProblemException.invalid(
                        "/links/" + i + "/url",
                        "not-a-web-address",
                        "A link is a whole address that begins with https:// or http://, without a user name in it.");
            }
        }
        return List.copyOf(links);
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url.strip());
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
