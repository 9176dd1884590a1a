package org.lifeboat.engine.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.PageSink;
import org.lifeboat.api.stage.CommandLine;
import org.lifeboat.engine.event.EventLog;
import org.lifeboat.engine.ledger.Ledger;
import org.lifeboat.engine.memory.EarlyMemory;
import org.lifeboat.engine.parameters.SwiotlbParameter;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.BounceGeometry.SideArray;
import org.lifeboat.engine.plan.KernelTexts;
import org.lifeboat.load.slots.SearchRule;

/**
 * A pool whose bookkeeping finds no room is leaked (reference 6.1 §2.3.6), and the leak has a name.
 */
final class LeakedPoolTest {
  private static final MemoryRange RAM = new MemoryRange(0x1000000, 0x5000000);

  private static final KernelTexts TEXTS =
      new KernelTexts(KernelTexts.PoolLine.MAPPED, false, true, true, Set.of(), true, "");

  @Test
  void thePoolIsLostUnderItsReason() {
    Ledger ledger = new Ledger(Map.of(RAM, Owner.EARLY_ALLOCATOR));
    EventLog events = new EventLog();
    EarlyPools pools =
        new EarlyPools(
            geometry(),
            TEXTS,
            SwiotlbParameter.parse(CommandLine.parse(""), true, true),
            1,
            new EarlyMemory(new RoomForOne(), ledger, events),
            ledger,
            (first, end, order) -> {},
            events);

    assertThat(pools.reserve(BounceRequest.READY)).isEmpty();

    assertThat(ledger.bytes(Owner.Kind.LOST)).isEqualTo(64 << 20);
    assertThat(ledger.ownerOf(RAM.start()).orElseThrow().name())
        .contains("leaked")
        .contains("slot descriptors");
    assertThat(pools.account().earlyBytes()).isEqualTo(64 << 20);
  }

  private static BounceGeometry geometry() {
    SideArray slots = new SideArray("slot descriptors", 24, 0, 0, true, 4096, 0, false);
    return new BounceGeometry(
        32768,
        512,
        true,
        128,
        true,
        true,
        true,
        false,
        List.of(slots),
        List.of("pool"),
        false,
        SearchRule.UNTIL_WRAP);
  }

  /** Has room for the pool and for nothing else. */
  private static final class RoomForOne implements EarlyAllocator {
    @Override
    public OptionalLong allocate(AllocationRequest request) {
      return request.bytes() == RAM.bytes() ? OptionalLong.of(RAM.start()) : OptionalLong.empty();
    }

    @Override
    public void add(MemoryRange ram, int node) {}

    @Override
    public void remove(MemoryRange ram) {}

    @Override
    public void reserve(MemoryRange range) {}

    @Override
    public void free(MemoryRange range) {}

    @Override
    public void limit(long end) {}

    @Override
    public void handOver(PageSink pages) {}

    @Override
    public void freeLate(MemoryRange range, PageSink pages) {}
  }
}
