package io.bellwether.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random secrets of one installation, made once and kept in a file that only its owner reads. */
final class Secrets {

    private static final int BYTES = 24;

    private final Path file;
    private final Properties values = new Properties();

    Secrets(Path data) {
        this.file = data.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                values.load(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The secret of this name, made when asked for the first time. */
    synchronized String get(String name) {
        String value = values.getProperty(name);
        if (value == null) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            values.setProperty(name, value);
            keep();
        }
        return value;
    }

    /** Whether a secret of this name was made. */
    synchronized boolean has(String name) {
        return values.containsKey(name);
    }

    private void keep() {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)
                    && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                values.store(out, "secrets of this installation; delete the folder to start over");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
