package org.lifeboat.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.it.check.HostileJar.Place;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.CheckedClause;
import org.lifeboat.testkit.check.CheckedPlugin;
import org.lifeboat.testkit.check.Finding;
import org.lifeboat.testkit.check.JarCheck;
import org.lifeboat.testkit.check.Limits;
import org.lifeboat.testkit.check.Progress;
import org.lifeboat.testkit.check.UnusableJarException;

/** Each sin is named as what it is, and neither hangs nor ends whoever checks. */
final class HostileJarsTest {
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofMillis(750), 96L << 20);

  private static final String LOADING = "can be loaded";
  private static final String HALT = "call(Runtime.class, \"halt\", Runtime.getRuntime(), 3);";

  @TempDir private Path folder;

  private static CheckReport check(Path jar)
      throws UnusableJarException, IOException, InterruptedException {
    return new JarCheck(jar, "", SHORT).run(Progress.NOBODY);
  }

  static Stream<Arguments> sins() {
    return Stream.of(
        sin(
            Place.EARLY,
            "while (TRUE) {}",
            "comes back from every call",
            "far.Sinner.early does not come back"),
        sin(
            Place.LATE,
            "while (TRUE) {}",
            "comes back from every call",
            "far.Sinner.late does not come back"),
        sin(
            Place.CONSTRUCTOR,
            "while (TRUE) {}",
            "makes a new instance for each boot",
            "far.Sinner.<init> does not come back"),
        sin(
            Place.STATIC,
            "while (TRUE) {}",
            "makes a new instance for each boot",
            "far.Sinner.<clinit> does not come back"),
        sin(
            Place.PROVIDER_STATIC,
            "while (TRUE) {}",
            LOADING,
            "far.Sinner$Provider.<clinit> does not come back"),
        sin(
            Place.ID,
            "if (TRUE) while (TRUE) {}",
            LOADING,
            "far.Sinner$Provider.id does not come back"),
        sin(Place.LATE, "deep(0);", "uses up neither stack nor heap", "StackOverflowError"),
        sin(
            Place.LATE,
            "List<byte[]> all = new ArrayList<>(); while (TRUE) all.add(new byte[1 << 20]);",
            "uses up neither stack nor heap",
            "OutOfMemoryError"),
        sin(
            Place.LATE,
            "KEPT.add(new byte[1 << 20]);",
            "uses up neither stack nor heap",
            "OutOfMemoryError"),
        sin(
            Place.LATE,
            "System.exit(3);",
            "does not end the process",
            "far.Sinner.late calls java.lang.System.exit"),
        sin(
            Place.PROVIDER_STATIC,
            "System.exit(3);",
            LOADING,
            "the static initialiser of far.Sinner.Provider calls java.lang.System.exit"),
        sin(Place.LATE, HALT, "comes back from every call", "ends the process (exit code 3)"),
        sin(Place.ID, HALT, LOADING, "ends the process (exit code 3)"),
        sin(
            Place.EARLY,
            "new Thread(() -> { while (TRUE) {} }).start();",
            "starts no thread",
            "far.Sinner.early calls new java.lang.Thread"),
        sin(
            Place.STATIC,
            "try { Object left = Class.forName(\"java.lang.Thread\")"
                + ".getConstructor(Runnable.class, String.class)"
                + ".newInstance((Runnable) () -> { while (TRUE) {} }, \"left\");"
                + " left.getClass().getMethod(\"start\").invoke(left);"
                + " } catch (ReflectiveOperationException e) { throw new Error(e); }",
            "leaves no thread behind",
            "'left'"),
        sin(
            Place.LATE,
            "System.out.println(\"0123 HELD\");",
            "prints to the kernel's log and nowhere else",
            "far.Sinner.late uses java.lang.System.out"),
        sin(
            Place.LATE,
            "try { call(java.io.PrintStream.class, \"println\","
                + " System.class.getField(\"out\").get(null), \"0123 HELD\"); } catch"
                + " (ReflectiveOperationException e) {}",
            "prints nothing, by whatever way",
            "printed '0123 HELD"),
        sin(
            Place.LATE,
            "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                + " out.write(\"0123 HELD .\\n"
                + "\".getBytes()); out.flush(); } catch (java.io.IOException e) {}",
            "prints nothing, by whatever way",
            "wrote '0123 HELD .'"),
        sin(
            Place.LATE,
            "System.nanoTime();",
            "reads no clock",
            "far.Sinner.late calls java.lang.System.nanoTime"),
        sin(
            Place.STATIC,
            "if (TRUE) throw new AssertionError(\"no\");",
            "makes a new instance for each boot",
            "far.Sinner.<clinit> throws java.lang.AssertionError"),
        sin(
            Place.LATE,
            "stage.print(Severity.INFO, String.format(Locale.getDefault(), \"%d\", 7));",
            "gives the same bytes in every country",
            "where the language is ar-EG"));
  }

  private static Arguments sin(Place place, String statements, String sentence, String problem) {
    return Arguments.of(place, statements, sentence, problem);
  }

  @ParameterizedTest
  @MethodSource("sins")
  void aSinIsNamed(Place place, String statements, String sentence, String problem)
      throws Exception {
    CheckReport report = check(HostileJar.with(place, statements).in(folder));

    assertThat(report.holds()).isFalse();
    assertThat(clauses(report))
        .filteredOn(c -> c.sentence().equals(sentence))
        .as(broken(report).toString())
        .singleElement()
        .extracting(CheckedClause::finding)
        .isInstanceOfSatisfying(
            Finding.Broken.class, b -> assertThat(b.problem()).contains(problem));
  }

  private static List<CheckedClause> clauses(CheckReport report) {
    return Stream.concat(
            Stream.of(report.loading()),
            report.plugins().stream().flatMap(p -> p.clauses().stream()))
        .toList();
  }

  private static List<CheckedClause> broken(CheckReport report) {
    return clauses(report).stream().filter(c -> !c.held()).toList();
  }

  @Test
  void aDecentNeighbourIsNotBlamed() throws Exception {
    CheckReport report =
        check(HostileJar.with(Place.LATE, HALT).and("Decent", "decent", Place.LATE, "").in(folder));

    assertThat(report.plugins()).extracting(CheckedPlugin::id).containsExactly("decent", "sinner");
    assertThat(report.plugins()).extracting(CheckedPlugin::holds).containsExactly(true, false);
  }

  /** From before it is loaded to amidst its clauses: whenever time is up, nothing is claimed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 700, 1000, 1300, 2000})
  void whatThereWasNoTimeForIsNotJudged(int millis) throws Exception {
    Limits limits = SHORT.withWhole(Duration.ofMillis(millis));
    Path jar = HostileJar.with(Place.LATE, "while (TRUE) {}").in(folder);

    CheckReport report = new JarCheck(jar, "", limits).run(Progress.NOBODY);

    assertThat(report.holds()).isFalse();
    assertThat(clauses(report))
        .extracting(CheckedClause::finding)
        .contains(new Finding.NotJudged("there was no time left"));
  }
}
