package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.reservation.NodeRam.Part;

/** Sizes of hash tables that grow with memory. */
final class HashTablesTest {
  private static final long MB = 1L << 20;

  @ParameterizedTest
  @CsvSource({
    "256, 0, 262144",
    "1024, 0, 1048576",
    "2048, 0, 2097152",
    "2048, 1, 2097152",
    "2048, 104, 4194304",
    "2048, 2048, 4194304",
    "2048, 63488, 67108864",
    "2048, 129024, 67108864",
    "2048, 260096, 134217728",
  })
  void aBucketForEach8KbOfMemoryThatIsNotDescriptors(long below4Gb, long above, long bytes) {
    NodeRam ram =
        new NodeRam(
            List.of(
                new Part(new MemoryRange(0x1000, 0x9f000), 0),
                new Part(new MemoryRange(MB, below4Gb * MB - 0x2_0000), 0),
                new Part(MemoryRange.ofSize(4096 * MB, above * MB), 0)));

    assertThat(new HashTables(ram).bytes(13)).isEqualTo(bytes);
  }
}
