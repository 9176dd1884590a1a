package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.NodeMemory;

final class SratTest {
  private static final int HEADER = 48;
  private static final long GB = 1L << 30;

  private final ByteBuffer table =
      ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);

  SratTest() {
    revision(3);
  }

  private SratTest revision(int revision) {
    table.put(8, (byte) revision);
    return this;
  }

  private SratTest processor(int domain, int flags) {
    int at = table.position();
    table.put(at, (byte) 0).put(at + 1, (byte) 16).put(at + 2, (byte) domain).putInt(at + 4, flags);
    table.put(at + 9, (byte) (domain >> 8)).position(at + 16);
    return this;
  }

  private SratTest x2apic(int domain, int flags) {
    int at = table.position();
    table.put(at, (byte) 2).put(at + 1, (byte) 24).putInt(at + 4, domain).putInt(at + 12, flags);
    table.position(at + 24);
    return this;
  }

  private SratTest memory(int domain, long start, long bytes, int flags) {
    int at = table.position();
    table.put(at, (byte) 1).put(at + 1, (byte) 40).putInt(at + 2, domain);
    table.putLong(at + 8, start).putLong(at + 16, bytes).putInt(at + 28, flags).position(at + 40);
    return this;
  }

  private SratTest entry(int type, int length, int filled) {
    int at = table.position();
    table.put(at, (byte) type).put(at + 1, (byte) length).position(at + filled);
    return this;
  }

  private Srat read() {
    return Srat.of(Bytes.of(table.array()).slice(0, table.position()));
  }

  private static NodeMemory node(int node, long start, long end) {
    return new NodeMemory(node, new MemoryRange(start, end), false);
  }

  @Test
  void nodesAreNumberedAsDomainsAppearProcessorsFirst() {
    Srat srat =
        memory(7, 0, GB, 1).memory(3, GB, GB, 3).processor(3, 1).x2apic(7, 1).x2apic(9, 1).read();

    assertThat(srat.processorNodes()).containsExactly(0, 1, 2);
    assertThat(srat.memory())
        .containsExactly(node(1, 0, GB), new NodeMemory(0, new MemoryRange(GB, 2 * GB), true));
  }

  @Test
  void whatIsNotEnabledIsNotThere() {
    Srat srat = processor(1, 0).x2apic(1, 0).memory(1, 0, GB, 2).memory(2, GB, GB, 1).read();

    assertThat(srat.processorNodes()).isEmpty();
    assertThat(srat.memory()).containsExactly(node(0, GB, 2 * GB));
  }

  @Test
  void anOldTableHasEightBitsOfADomain() {
    assertThat(revision(1).memory(0x101, 0, GB, 1).memory(1, GB, GB, 1).read().memory())
        .containsExactly(node(0, 0, GB), node(0, GB, 2 * GB));
    assertThat(revision(2).memory(0x101, 4 * GB, GB, 1).processor(0x101, 1).read().memory())
        .extracting(NodeMemory::node)
        .containsExactly(0, 1, 0);
  }

  @Test
  void memoryThatIsEmptyOrPassesAllAddressesIsLeftOut() {
    assertThat(
            memory(0, GB, 0, 1)
                .memory(0, -4096, 8192, 1)
                .memory(0, -1, -1, 1)
                .memory(0, 0, GB, 1)
                .read()
                .memory())
        .containsExactly(node(0, 0, GB));
  }

  @Test
  void anEntryThatPassesTheEndEndsTheTable() {
    assertThat(memory(0, 0, GB, 1).entry(1, 40, 39).read().memory()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anEntryTooShortToPassEndsTheTable(int length) {
    assertThat(memory(0, 0, GB, 1).entry(9, length, 2).memory(0, GB, GB, 1).read().memory())
        .hasSize(1);
  }

  @Test
  void aWrongLengthSpoilsTheTable() {
    assertSpoiled(memory(0, 0, GB, 1).processor(0, 1).entry(0, 15, 15));
  }

  @Test
  void aShortX2apicEntrySpoilsTheTable() {
    assertSpoiled(memory(0, 0, GB, 1).processor(0, 1).entry(2, 16, 16));
  }

  @Test
  void longerX2apicAndMemoryEntriesAreRead() {
    assertThat(entry(2, 32, 32).entry(1, 48, 48).memory(0, 0, GB, 1).read().memory()).hasSize(1);
  }

  @Test
  void aShortMemoryEntrySpoilsTheTable() {
    assertSpoiled(memory(0, 0, GB, 1).processor(0, 1).entry(1, 39, 39));
  }

  @Test
  void memoryOfTwoNodesSpoilsTheTable() {
    assertSpoiled(processor(0, 1).memory(0, 0, 2 * GB, 1).memory(1, GB, GB, 1));
  }

  @Test
  void aDomainBeyondAllNodesSpoilsTheTable() {
    assertSpoiled(processor(0, 1).memory(1024, 0, GB, 1));
  }

  @Test
  void aNegativeDomainSpoilsTheTable() {
    assertSpoiled(processor(0, 1).x2apic(-1, 1));
  }

  @Test
  void moreRangesThanTheKernelHasRoomForSpoilTheTable() {
    for (int i = 0; i < 2049; i++) {
      memory(0, i * GB, GB, 1);
    }
    assertSpoiled(this);
  }

  private static void assertSpoiled(SratTest table) {
    assertThat(table.read().memory()).isEmpty();
    assertThat(table.read().processorNodes()).isEmpty();
  }

  @Test
  void aFullTableIsReadQuickly() {
    while (table.remaining() > 24) {
      x2apic(table.position(), 1);
    }
    assertTimeout(Duration.ofSeconds(2), this::read);
  }

  @Property
  void anyBytesAreRead(@ForAll byte[] bytes) {
    Srat srat = Srat.of(Bytes.of(bytes));

    assertThat(NodeRanges.accepts(srat.memory())).isTrue();
    assertThat(srat.processorNodes()).allMatch(n -> n >= 0 && n <= 1023);
  }
}
