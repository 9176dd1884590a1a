package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of the kernel's own memblock, operation by operation. */
class KernelVectorsTest {
  @ParameterizedTest
  @MethodSource("ownTraces")
  void aTraceGetsTheAnswersOfTheKernel(Path trace) throws IOException {
    assertThat(TraceReplay.replay(Files.readAllLines(trace)))
        .isEqualTo(Files.readString(expectationOf(trace)));
  }

  @Test
  void everySharedTraceGetsTheAnswersOfTheKernel() throws IOException {
    Optional<Path> shared = sharedVectors();
    assumeTrue(shared.isPresent(), "no shared vectors beside this checkout");
    List<Path> traces = tracesIn(shared.orElseThrow());
    assertThat(traces).isNotEmpty();
    for (Path trace : traces) {
      assertThat(TraceReplay.replay(Files.readAllLines(trace)))
          .as(trace.getFileName().toString())
          .isEqualTo(Files.readString(expectationOf(trace)));
    }
  }

  @Test
  void aLineThatIsNoOperationIsNamed() {
    assertThatThrownBy(() -> TraceReplay.replay(List.of("add 1000 1000", "grow 1000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2, 'grow 1000'");
    assertThatThrownBy(() -> TraceReplay.replay(List.of("reserve 1000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("word 3 is missing");
  }

  static List<Path> ownTraces() throws URISyntaxException {
    URL folder = Objects.requireNonNull(KernelVectorsTest.class.getResource("/vectors"));
    return tracesIn(Path.of(folder.toURI()));
  }

  private static List<Path> tracesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".trace"))
          .filter(trace -> Files.exists(expectationOf(trace)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path expectationOf(Path trace) {
    String name = trace.getFileName().toString();
    return trace.resolveSibling(name.replace(".trace", ".expected"));
  }

  /** The vectors in a folder {@code shared} beside this checkout or one above it. */
  private static Optional<Path> sharedVectors() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/vectors/memblock"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
