package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.TraceComparison;
import org.lifeboat.lab.replay.TraceComparison.Result;
import org.lifeboat.lab.replay.TraceFolder;

/** memblock against the answers of the kernel's own memblock, operation by operation. */
final class KernelVectorsTest {
  @TempDir private static Path copy;

  @BeforeAll
  static void unpack() throws IOException {
    InputStream packed = KernelVectorsTest.class.getResourceAsStream("/vectors/memblock.zip");
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(copy.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  private static AllocatorReplay memblock(UnaryOperator<EarlyAllocator> spoiled) {
    return new AllocatorReplay(
        "memblock",
        () ->
            spoiled.apply(
                Shipped.LIFEBOAT
                    .plugins()
                    .allocator("memblock")
                    .orElseThrow()
                    .create(new NoSettings())));
  }

  private static List<Result> compare(Path folder, AllocatorReplay replay) {
    return TraceFolder.of(folder).pairs().stream()
        .map(pair -> TraceComparison.compare(replay, pair.trace(), pair.expected()))
        .toList();
  }

  @Test
  void everyTraceOfTheCopyGetsTheAnswersOfTheKernel() {
    List<Result> results = compare(copy, memblock(UnaryOperator.identity()));

    assertThat(results).hasSize(250);
    assertThat(results).flatExtracting(Result::first).isEmpty();
    assertThat(results).allMatch(Result::agrees);
  }

  @Test
  void everySharedTraceGetsTheAnswersOfTheKernel() {
    Optional<Path> shared =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("shared/vectors/memblock"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(shared.isPresent(), "no shared vectors beside this checkout");

    assertThat(compare(shared.get(), memblock(UnaryOperator.identity())))
        .isNotEmpty()
        .allMatch(Result::agrees);
  }

  @Test
  void anAllocatorThatStraysByOnePageIsFoundOut() {
    UnaryOperator<EarlyAllocator> lower =
        allocator ->
            new SpoiledMemblock(allocator) {
              @Override
              public OptionalLong allocate(AllocationRequest request) {
                return super.allocate(
                    request.bytes() == 0x1000 ? request.preferablyAbove(1 << 20) : request);
              }
            };

    assertThat(compare(copy, memblock(lower)))
        .filteredOn(result -> !result.agrees())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            result -> assertThat(result.first().get(0).toString()).contains("expected", "got"));
  }
}
