package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.testkit.TestStage;

class RecordedBootsTest {
  /** Those that travel with the project, then those beside it. */
  static Stream<Recording> recordings() throws IOException, URISyntaxException {
    Path own =
        Path.of(Objects.requireNonNull(RecordedBootsTest.class.getResource("/recordings")).toURI());
    try (Stream<Path> folders = Files.list(own)) {
      List<Path> carried = folders.sorted().toList();
      return Stream.concat(
              carried.stream(),
              Shared.list("recordings/linux-6.1", ".*")
                  .filter(f -> Files.exists(f.resolve("IVRS.bin"))))
          .map(Recording::new);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theDriverPrintsWhatTheKernelPrinted(Recording recording) {
    TestStage stage = new TestStage(recording.machine());

    Boots.boot(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed().stream().filter(Recording::ours)).isEqualTo(recording.lines());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theDriverServesTheGroupsThatTheKernelMade(Recording recording) {
    Initialization result = Boots.boot(recording.machine(), Dialect.LINUX_6_1);

    if (recording.groups().isEmpty()) {
      assertThat(result).isNotInstanceOf(Initialization.Active.class);
    } else {
      assertThat(((Initialization.Active) result).groups()).isEqualTo(recording.groups());
    }
  }
}
