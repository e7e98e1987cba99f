package io.bellwether.measurements.importing;

/** Who started the import asked to end it. */
final class ImportCancelled extends Exception {

    private static final long serialVersionUID = 1L;

    ImportCancelled() {
        super("cancelled", null, false, false);
    }
}
