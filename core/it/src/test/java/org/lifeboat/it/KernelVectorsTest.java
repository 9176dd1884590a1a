package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.TraceComparison.Result;

/** memblock against the answers of the kernel's own memblock, operation by operation. */
final class KernelVectorsTest {
  @TempDir private static Path copy;

  @BeforeAll
  static void unpack() throws IOException {
    Vectors.unpack("memblock", copy);
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

  @Test
  void everyTraceOfTheCopyGetsTheAnswersOfTheKernel() {
    List<Result> results = Vectors.compare(copy, memblock(UnaryOperator.identity()));

    assertThat(results).hasSize(250);
    assertThat(results).flatExtracting(Result::first).isEmpty();
    assertThat(results).allMatch(Result::agrees);
  }

  @Test
  void everySharedTraceGetsTheAnswersOfTheKernel() {
    Optional<Path> shared = Vectors.shared("memblock");
    assumeTrue(shared.isPresent(), "no shared vectors beside this checkout");

    assertThat(Vectors.compare(shared.get(), memblock(UnaryOperator.identity())))
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

    assertThat(Vectors.compare(copy, memblock(lower)))
        .filteredOn(result -> !result.agrees())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            result -> assertThat(result.first().get(0).toString()).contains("expected", "got"));
  }
}
