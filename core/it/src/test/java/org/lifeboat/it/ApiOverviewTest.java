package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BouncePool.Origin;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.report.BootReport;

/** {@code api/src/main/javadoc/overview.html}: its code is compiled, and does what it says. */
final class ApiOverviewTest {
  private static final Path OVERVIEW =
      Shipped.projectFolder().resolve("api/src/main/javadoc/overview.html");
  private static final Path SOURCES =
      Shipped.projectFolder().resolve("core/it/src/test/java/org/lifeboat/it");
  private static final Pattern COMPILED =
      Pattern.compile("<pre class=\"compiled\">\n(.*?)</pre>", Pattern.DOTALL);

  private static final Lifeboat LIFEBOAT =
      Lifeboat.builder().provider(new HopefulPolicy.Provider()).build();

  private static BootReport boot(String machine, String... sets) {
    PlanRequest request = Shipped.request(machine);
    return LIFEBOAT.boot(
        LIFEBOAT
            .reader()
            .read(
                new PlanRequest(
                    request.file(),
                    request.kernel(),
                    Optional.of("hopeful"),
                    List.of(sets),
                    request.seed())));
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#64;", "@")
        .replace("&amp;", "&");
  }

  @Test
  void itsCodeStandsInCompiledClasses() throws IOException {
    String policy = Files.readString(SOURCES.resolve("HopefulPolicy.java"));
    String test = Files.readString(SOURCES.resolve("HopefulPolicyTest.java"));
    String source = policy.replaceAll("(?m)^  ", "") + test;
    List<String> shown =
        COMPILED.matcher(Files.readString(OVERVIEW)).results().map(m -> m.group(1)).toList();

    assertThat(shown).hasSize(4).allSatisfy(code -> assertThat(source).contains(unescaped(code)));
  }

  @Test
  void itReservesEarlyWhereNoUnitGivesHope() {
    BootReport report = boot("q35-4g-vtd-zero");

    assertThat(report.pool().orElseThrow().origin()).isEqualTo(Origin.EARLY);
    assertThat(report.memory().lostBytes()).isZero();
  }

  @Test
  void itAsksLateWhereOneDisappoints() {
    BootReport report = boot("q35-4g-vtd-no-width", "policies.hopeful.late-bytes=2MB");

    assertThat(report.pool().orElseThrow().origin()).isEqualTo(Origin.LATE);
    assertThat(report.pool().orElseThrow().range().bytes()).isEqualTo(2 << 20);
  }

  @Test
  void itHasNoPoolWhereTheHardwareWorks() {
    BootReport report = boot("q35-4g-sound");

    assertThat(report.hardware().active()).isTrue();
    assertThat(report.pool()).isEmpty();
    assertThat(report.memory().reservedEarlyBytes()).isZero();
  }
}
