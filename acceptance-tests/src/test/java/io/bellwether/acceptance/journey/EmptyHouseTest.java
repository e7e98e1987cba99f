package io.bellwether.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.bellwether.acceptance.house.House;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code up --empty} leaves: the fixed facts that clients are written against, and nothing else. */
@Order(1)
class EmptyHouseTest {

    private static final String[] FIVE = {
        "customer-service", "public-relations", "research-development", "human-resources", "marketing-sales"
    };

    private final House house = House.running();

    @Test
    void theFiveDepartmentsStandBelowTheOrganisation() {
        house.as("viewer")
                .get("/departments?limit=200")
                .then()
                .statusCode(200)
                .body("items.key", containsInAnyOrder("organisation", FIVE[0], FIVE[1], FIVE[2], FIVE[3], FIVE[4]))
                .body("items.findAll{it.key != 'organisation'}.parent", everyItem(equalTo("organisation")));
    }

    @Test
    void eachTypeOfObjectiveIsLedByItsNaturalOwner() {
        for (String key : FIVE) {
            house.as("viewer")
                    .get("/objective-types/" + key)
                    .then()
                    .statusCode(200)
                    .body("naturalOwner", equalTo(key));
            house.as("viewer")
                    .get("/responsibilities?objectiveType=" + key)
                    .then()
                    .statusCode(200)
                    .body("items.origin", contains("by-default"))
                    .body("items.department", contains(key));
        }
    }

    @Test
    void thereAreNoObjectivesAndNoMeasurements() {
        house.as("coordinator").get("/objectives").then().statusCode(200).body("items", empty());
        house.as("coordinator").get("/metrics").then().statusCode(200).body("items", empty());
        house.as("coordinator").get("/sources").then().body("items.key", hasItem("demo-feed"));
    }

    @Test
    void theOrganisationSaysItsZone() {
        house.as("viewer")
                .get("/organisation")
                .then()
                .statusCode(200)
                .body("zone", equalTo("UTC"))
                .body("name", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "owner.customer-service, department-owner, customer-service",
        "owner.public-relations, department-owner, public-relations",
        "owner.research-development, department-owner, research-development",
        "owner.human-resources, department-owner, human-resources",
        "owner.marketing-sales, department-owner, marketing-sales",
        "coordinator, coordinator, ",
        "viewer, viewer, ",
        "admin, admin, ",
        "demo-feed, integrator, "
    })
    void theCommandTokenSignsEveryDemoPersonIn(String name, String role, String department) {
        String token = house.bellwether("token", name).lastLine();

        house.anonymous()
                .auth()
                .oauth2(token)
                .get("/me")
                .then()
                .statusCode(200)
                .body("roles", hasItem(role))
                .body("departments", department == null ? empty() : contains(department))
                .body("sources", name.equals("demo-feed") ? contains("demo-feed") : empty());
    }

    @Test
    void theOneOpenApiDocumentIsOpenToAllAndHoldsAllThreeServices() {
        Set<String> paths = house
                .anonymous()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths")
                .keySet()
                .stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.toSet());

        assertThat(paths)
                .containsAll(List.of(
                        "/api/v1/objectives",
                        "/api/v1/kpis/{id}/standing",
                        "/api/v1/measurements",
                        "/api/v1/aggregates",
                        "/api/v1/overlaps",
                        "/api/v1/departments",
                        "/api/v1/changes/objectives",
                        "/api/v1/changes/measurements",
                        "/api/v1/changes/governance"))
                .noneMatch(path -> path.startsWith("/internal"));
    }
}
