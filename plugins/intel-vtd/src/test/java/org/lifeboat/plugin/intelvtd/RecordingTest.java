package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.driver.IommuGroup;

/** The driver prints what Linux 6.1 printed, line by line, and comes to the same end. */
class RecordingTest {
  /** Those of this module; with the collection beside the project, all whose machine has VT-d. */
  static Stream<Path> recordings() {
    List<Path> own = Shared.list(Shared.resource("/recordings"));
    Stream<Path> all =
        Shared.folder("recordings/linux-6.1").stream()
            .flatMap(folder -> Shared.list(folder).stream())
            .filter(RecordingTest::hasDmar);
    return Stream.concat(own.stream(), all);
  }

  private static boolean hasDmar(Path folder) {
    return Files.exists(folder.resolve("DMAR.bin"))
        || Files.exists(folder.resolve("injected-dmar.aml.bin"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theLogIsTheKernels(Path folder) {
    Recording recording = Recording.read(folder);

    FakeBoot boot = FakeBoot.linux61(recording.machine());

    assertThat(boot.log()).containsExactlyElementsOf(recording.expectedLog());
    assertThat(boot.panic()).isEqualTo(recording.expectedPanic());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theSameFunctionsAreInTheSameGroupsAndSeeTheSame(Path folder) {
    Recording recording = Recording.read(folder);

    FakeBoot boot = FakeBoot.linux61(recording.machine());

    List<IommuGroup> groups =
        boot.result().stream()
            .filter(Initialization.Active.class::isInstance)
            .flatMap(active -> ((Initialization.Active) active).groups().stream())
            .toList();
    assertThat(groups).isEqualTo(recording.expectedGroups());
  }
}
