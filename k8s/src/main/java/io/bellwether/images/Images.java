package io.bellwether.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Writes {@code target/images/NAME.tar} for each part, to be loaded with {@code docker load}, {@code kind load} or skopeo. */
public final class Images {

    /** What they stand on unless another one is named: a Java run time of the language level. */
    static final String BASE = "eclipse-temurin:21-jre";

    static final List<String> PARTS =
            List.of("gateway", "objectives-service", "measurements-service", "governance-service");

    /** The user that the manifests run them as. */
    private static final String USER = "10001:10001";

    private static final AbsoluteUnixPath APPLICATION = AbsoluteUnixPath.get("/application");

    private Images() {}

    /**
     * Makes all images.
     *
     * @param arguments the checkout, the version that tags them, and optionally a base image: a name that a registry knows,
     *     {@code tar:///path/to/base.tar}, or {@code scratch}
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path checkout = Path.of(arguments[0]);
        String base = arguments.length > 2 ? arguments[2] : BASE;
        try {
            Path folder = Files.createDirectories(checkout.resolve("k8s/target/images"));
            for (String part : PARTS) {
                Path tar = folder.resolve(part + ".tar");
                Path application = checkout.resolve(part + "/target/quarkus-app");
                write(application, base, "bellwether/" + part + ":" + arguments[1], tar);
                System.out.println(tar);
            }
        } catch (IOException failed) {
            System.err.println("bellwether: " + failed.getMessage());
            System.exit(1);
        }
    }

    /** Writes one image; what changes least lies lowest. */
    static void write(Path application, String base, String name, Path tar) throws IOException, InterruptedException {
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new IOException("it is not built: " + application + "/quarkus-run.jar is missing");
        }
        try {
            image(application, base)
                    .containerize(Containerizer.to(TarImage.at(tar).named(name)).setToolName("bellwether"));
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException failed) {
            throw new IOException(name + " cannot be made on " + base + ": " + failed.getMessage(), failed);
        }
    }

    private static JibContainerBuilder image(Path application, String base)
            throws IOException, InvalidImageReferenceException {
        return Jib.from(base)
                .setEntrypoint(
                        "java", "-jar", APPLICATION.resolve("quarkus-run.jar").toString())
                .setWorkingDirectory(APPLICATION)
                .setUser(USER)
                .addExposedPort(Port.tcp(8080))
                .addExposedPort(Port.tcp(9000))
                .addLayer(List.of(application.resolve("lib")), APPLICATION)
                .addLayer(others(application), APPLICATION);
    }

    private static List<Path> others(Path application) throws IOException {
        try (Stream<Path> all = Files.list(application)) {
            return all.filter(one -> !one.endsWith("lib")).sorted().toList();
        }
    }
}
