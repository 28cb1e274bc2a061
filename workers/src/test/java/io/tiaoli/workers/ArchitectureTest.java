package io.tiaoli.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** How the packages of the workers may know each other. */
class ArchitectureTest {

    private static final JavaClasses WORKERS = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.tiaoli.workers");

    @Test
    void workersKnowNoEngine() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.camunda..").check(WORKERS);
    }

    @Test
    void workersKnowNoFlowAndNoPage() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.tiaoli.processes..", "io.tiaoli.web..").check(WORKERS);
    }

    @Test
    void capabilitiesHaveNoCircles() {
        slices().matching("io.tiaoli.workers.(*)..").should().beFreeOfCycles().check(WORKERS);
    }

    @Test
    void workersAreLabelled() {
        classes().that().implement(Worker.class).should().beAnnotatedWith(Label.class)
            .andShould().haveSimpleNameNotEndingWith("Worker").andShould().haveSimpleNameNotEndingWith("Delegate").check(WORKERS);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)").check(WORKERS);
    }
}
