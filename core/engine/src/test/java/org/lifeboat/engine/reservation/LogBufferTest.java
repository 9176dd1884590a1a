package org.lifeboat.engine.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.engine.reservation.TopDown.map;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.CommandLine;

/** A log buffer larger than the built-in one. */
final class LogBufferTest {
  private static List<Long> sizes(String parameters, int processors) {
    TopDown memory = new TopDown(map(new MemoryRange(1 << 20, 1 << 30)), List.of());
    LogBuffer buffer = new LogBuffer(CommandLine.parse(parameters), processors, memory.early());
    buffer.allocateAsAsked();
    buffer.allocateForProcessors();
    assertThat(memory.requests()).allMatch(r -> r.align() == 8);
    return memory.sizes();
  }

  @Test
  void aBufferComesWithDescriptorsAndRecords() {
    assertThat(sizes("log_buf_len=1M", 1))
        .containsExactly(1L << 20, (1L << 15) * 24, (1L << 15) * 88);
  }

  @ParameterizedTest
  @CsvSource({"log_buf_len=128K", "log_buf_len=1", "log_buf_len=0", "log_buf_len=x", "quiet"})
  void theBuiltInOneIsLargeEnough(String parameter) {
    assertThat(sizes(parameter, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"17, 0", "18, 262144", "32, 262144", "33, 262144", "34, 524288", "8192, 67108864"})
  void manyProcessorsNeedMore(int processors, long bytes) {
    List<Long> sizes = sizes("", processors);

    assertThat(sizes.isEmpty() ? 0 : sizes.get(0)).isEqualTo(bytes);
  }

  @Test
  void whoAskedGetsNoMoreForProcessors() {
    assertThat(sizes("log_buf_len=256K", 8192)).hasSize(3).startsWith(262144L);
    assertThat(sizes("log_buf_len=64K", 18)).hasSize(3).startsWith(262144L);
  }
}
