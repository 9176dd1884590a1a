package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.evidence.recording.Recording;
import org.lifeboat.evidence.recording.Recordings;
import org.lifeboat.evidence.source.Imported;
import org.lifeboat.evidence.source.Profiles;
import org.lifeboat.evidence.source.SourceException;
import org.lifeboat.evidence.source.Sources;

/** What is imported is a machine file without a problem, and the machine that it was made of. */
final class ImportedMachinesTest {
  private static final String RECORDINGS = "recordings/linux-6.1.zip";

  private static BootPlan plan(String hocon) {
    return Shipped.LIFEBOAT.reader().read(PlanRequest.of(Path.of("imported")).saying(hocon));
  }

  private static Profiles profiles() {
    return release ->
        Shipped.LIFEBOAT
            .reader()
            .nearestKernel(release)
            .map(match -> new Profiles.Choice(match.id(), match.remark()))
            .orElseThrow();
  }

  private static Imported imported(Path source) throws SourceException {
    return Sources.read(source, OptionalInt.empty(), profiles()).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> aRecordingIsReadBackAsTheMachineItHas() throws Exception {
    Path archive = Shipped.CONFIG.resolve(RECORDINGS);
    return Recordings.in(archive).stream()
        .filter(r -> r.machine().isPresent())
        .limit(40)
        .map(r -> dynamicTest(r.id(), () -> readsBack(archive, r)));
  }

  private static void readsBack(Path archive, Recording recording) throws SourceException {
    Machine machine = recording.machine().orElseThrow();
    BootPlan plan = plan(imported(Path.of(archive + ":" + recording.id())).hocon());

    assertThat(plan.kernel().id()).isEqualTo("linux-6.1");
    assertThat(plan.machine().id()).isEqualTo(machine.id());
    assertThat(plan.machine().firmwareMap()).isEqualTo(machine.firmwareMap());
    assertThat(plan.machine().nodes()).isEqualTo(machine.nodes());
    assertThat(plan.machine().firmware().tables())
        .containsExactlyInAnyOrderElementsOf(machine.firmware().tables());
    assertThat(plan.machine().functions()).isEqualTo(machine.functions());
    assertThat(plan.machine().processor()).isEqualTo(machine.processor());
    assertThat(plan.machine().loader()).isEqualTo(machine.loader());
    assertThat(plan.machine().holdings()).isEqualTo(machine.holdings());
    assertThat(plan.machine().dmi()).isEqualTo(machine.dmi());

    BootReport expected = Shipped.LIFEBOAT.boot(plan.withMachine(machine));
    BootReport actual = Shipped.LIFEBOAT.boot(plan);
    assertThat(actual.log()).isEqualTo(expected.log());
    assertThat(actual.pool()).isEqualTo(expected.pool());
  }

  /** Logs of real machines, spoiled: lines lost, doubled, mixed up, cut, and digits changed. */
  @Property(tries = 150)
  void aSpoiledLogIsAMachineOrIsRefused(@ForAll Random chance) throws IOException {
    List<String> logs = logs();
    List<String> lines =
        new ArrayList<>(logs.get(chance.nextInt(logs.size())).lines().limit(700).toList());
    for (int i = 0; i < 1 + chance.nextInt(60) && lines.size() > 2; i++) {
      spoil(lines, chance);
    }
    Path file = Files.createTempFile("spoiled", ".txt");
    try {
      Files.writeString(file, String.join("\n", lines), StandardCharsets.ISO_8859_1);
      readsBackOrIsRefused(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void readsBackOrIsRefused(Path file) {
    try {
      BootPlan plan = plan(imported(file).hocon());
      assertThat(plan.machine().firmwareMap().entries()).isNotEmpty();
      assertThat(Shipped.LIFEBOAT.boot(plan).failure()).isEmpty();
    } catch (SourceException e) {
      assertThat(e.problem()).startsWith(file.toString()).doesNotContain("\n");
    }
  }

  private static void spoil(List<String> lines, Random chance) {
    int at = chance.nextInt(lines.size());
    String line = lines.get(at);
    switch (chance.nextInt(7)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(chance.nextInt(lines.size()), line);
      case 2 -> Collections.swap(lines, at, chance.nextInt(lines.size()));
      case 3 -> lines.set(at, line.substring(0, chance.nextInt(line.length() + 1)));
      case 4 -> lines.set(at, line + lines.get(chance.nextInt(lines.size())));
      default -> lines.set(at, line.replaceAll("[0-9a-f](?=[0-9a-f]{0,3}\\b)", digit(chance)));
    }
  }

  private static String digit(Random chance) {
    return Integer.toHexString(chance.nextInt(16)).toLowerCase(Locale.ROOT);
  }

  private static List<String> logs() throws IOException {
    List<String> logs = new ArrayList<>();
    InputStream in = ImportedMachinesTest.class.getResourceAsStream("/logs/realworld.zip");
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".txt") && logs.size() < 12) {
          logs.add(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return logs;
  }
}
