package org.lifeboat.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/** Which arrows the house allows. */
@AnalyzeClasses(packages = "org.lifeboat", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule theApiKnowsNothingButJava =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.api..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("org.lifeboat.api..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule aPluginKnowsTheApiAndItself =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.plugin..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.lifeboat.api..", "org.lifeboat.plugin..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule pluginsDoNotKnowEachOther =
      slices().matching("org.lifeboat.plugin.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theLoadKnowsTheApiAndItself =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.load..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.lifeboat.api..", "org.lifeboat.load..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule packagesOfTheLoadHaveNoCycles =
      slices().matching("org.lifeboat.load.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theEngineNamesNoPluginAndNothingAboveIt =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.plugin..",
              "org.lifeboat.evidence..",
              "org.lifeboat.firmware..",
              "org.lifeboat.lab..",
              "org.lifeboat.experiment..",
              "org.lifeboat.page..",
              "org.lifeboat.cli..",
              "org.lifeboat.testkit..");

  @ArchTest
  static final ArchRule theEvidenceKnowsTheEngineOnly =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.evidence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.plugin..",
              "org.lifeboat.firmware..",
              "org.lifeboat.lab..",
              "org.lifeboat.cli..");

  @ArchTest
  static final ArchRule packagesOfTheEvidenceHaveNoCycles =
      slices().matching("org.lifeboat.evidence.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theFirmwareTablesKnowTheEngineAndTheFilesOfTablesOnly =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.firmware..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.plugin..",
              "org.lifeboat.evidence.log..",
              "org.lifeboat.evidence.recording..",
              "org.lifeboat.evidence.source..",
              "org.lifeboat.lab..",
              "org.lifeboat.cli..");

  @ArchTest
  static final ArchRule packagesOfTheFirmwareTablesHaveNoCycles =
      slices().matching("org.lifeboat.firmware.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thePagesKnowReportsAndResultsOnly =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.plugin..",
              "org.lifeboat.evidence..",
              "org.lifeboat.firmware..",
              "org.lifeboat.lab..",
              "org.lifeboat.cli..",
              "org.lifeboat.testkit..");

  @ArchTest
  static final ArchRule packagesOfThePagesHaveNoCycles =
      slices().matching("org.lifeboat.page.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theLabDoesNotKnowTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.lab..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.lifeboat.plugin..", "org.lifeboat.cli..");

  @ArchTest
  static final ArchRule guiceIsKnownInTheWiringOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lifeboat.engine.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..");

  @ArchTest
  static final ArchRule typesafeConfigIsKnownInTheReadingOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.lifeboat.engine.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe..");

  @ArchTest
  static final ArchRule jacksonIsKnownInTheRenderingAndToReadersOfFilesOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lifeboat.engine.render..",
              "org.lifeboat.evidence.recording..",
              "org.lifeboat.evidence.source..",
              "org.lifeboat.experiment.results..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule duckDbIsKnownWhereResultsAreWrittenAndReadOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.lifeboat.experiment.duckdb..", "org.lifeboat.experiment.run..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");

  @ArchTest
  static final ArchRule experimentsDoNotKnowPagesNorTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage("org.lifeboat.experiment..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.plugin..",
              "org.lifeboat.lab..",
              "org.lifeboat.page..",
              "org.lifeboat.cli..");

  @ArchTest
  static final ArchRule packagesOfExperimentsHaveNoCycles =
      slices().matching("org.lifeboat.experiment.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfTheEngineHaveNoCycles =
      slices().matching("org.lifeboat.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theModelHasNoClockAndNoOutput =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.lifeboat.api..",
              "org.lifeboat.load..",
              "org.lifeboat.engine..",
              "org.lifeboat.plugin..",
              "org.lifeboat.experiment..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.time..");

  @ArchTest
  static final ArchRule theModelHasNoChanceButTheSeed =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.lifeboat.api..",
              "org.lifeboat.load..",
              "org.lifeboat.engine..",
              "org.lifeboat.plugin..")
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "org.lifeboat.api..",
              "org.lifeboat.load..",
              "org.lifeboat.engine..",
              "org.lifeboat.plugin..")
          .and()
          .areStatic()
          .should()
          .haveModifier(JavaModifier.FINAL);
}
