package io.bellwether.acceptance.locks;

import io.bellwether.acceptance.house.House;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The house's databases as the services themselves reach them: each with its own role and password. */
final class Databases {

    private final House house;
    private final Keycloak secrets;

    Databases(House house) {
        this.house = house;
        this.secrets = new Keycloak(house);
    }

    /** A service's own. */
    Connection of(String service) throws SQLException {
        return as(service, service);
    }

    /** A database with the role of a service. */
    Connection as(String role, String database) throws SQLException {
        return DriverManager.getConnection(address(database), role, secrets.secret("database." + role));
    }

    /** Where a database is. */
    String address(String database) {
        return house.part("postgres").address().replaceAll("\\{.*", database);
    }
}
