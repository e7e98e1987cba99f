package io.bellwether.governance.rules;

import java.time.LocalDate;

/** What a department declared for a number of days, both ends included. */
public sealed interface Declared permits DeclaredKpi, DeclaredInitiative {

    String id();

    String department();

    LocalDate start();

    LocalDate end();
}
