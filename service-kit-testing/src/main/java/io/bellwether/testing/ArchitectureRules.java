package io.bellwether.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.bellwether.kit.access.Does;
import io.bellwether.kit.access.Open;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** The walls of the house, as rules that a build fails by. */
public final class ArchitectureRules {

    private static final String[] DEPLOYABLES = {
        "io.bellwether.objectives..",
        "io.bellwether.measurements..",
        "io.bellwether.governance..",
        "io.bellwether.gateway.."
    };

    private ArchitectureRules() {}

    /** Checks a service. {@code own} is its package, {@code io.bellwether.objectives} for instance. */
    public static void check(String own) {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(own);
        for (String other : DEPLOYABLES) {
            if (!other.equals(own + "..")) {
                noClasses()
                        .that()
                        .resideInAPackage(own + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(other)
                        .because(
                                "services talk REST; they know service-kit and measure-language, and no service another")
                        .allowEmptyShould(true)
                        .check(code);
            }
        }
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(RolesAllowed.class, DenyAll.class)
                .because("no resource method checks a role by hand; the matrix decides")
                .check(code);
        methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.GET")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PUT")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.DELETE")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PATCH")
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(Does.class)
                .orShould()
                .beAnnotatedWith(Open.class)
                .because("every door has a lock")
                .allowEmptyShould(true)
                .check(code);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveSimpleNameEndingWith("Resource")
                .because("a door is named as one")
                .allowEmptyShould(true)
                .check(code);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Reader")
                .and()
                .haveSimpleNameNotEndingWith("Remote")
                .and()
                .haveSimpleNameNotEndingWith("Filter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs.container..")
                .because("services know no HTTP")
                .allowEmptyShould(true)
                .check(code);
    }
}
