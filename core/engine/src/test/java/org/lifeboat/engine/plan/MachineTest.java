package org.lifeboat.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.Machine.BootLoader;

class MachineTest {
  private static final Machine EMPTY = MachineBuilder.of("empty").ram(0, 1 << 20).build();
  private static final Machine FULL =
      MachineBuilder.of("full")
          .description("a machine with everything")
          .memory(0, 4096, Kind.RESERVED)
          .node(1, 0, 4096)
          .processorNodes(1)
          .table("DMAR", 4096, Bytes.of((byte) 1))
          .function("0000:00:01.0", 1, 2, 3, 32)
          .processor(new Processor(Processor.Vendor.AMD, 1, 2, 3, true, true))
          .dmi(new Dmi("a", "b", "c", "d", "e"))
          .commandLine("quiet")
          .holding("EFI", 0, 4096)
          .unknown(Unknown.Kind.DEVICES, "why")
          .workload("0000:00:01.0", "nvme")
          .build();

  private static final List<UnaryOperator<Machine>> CHANGES =
      List.of(
          m -> m.withId(FULL.id()),
          m -> m.withDescription(FULL.description()),
          m -> m.withFirmwareMap(FULL.firmwareMap()),
          m -> m.withNodes(FULL.nodes()),
          m -> m.withProcessorNodes(FULL.processorNodes()),
          m -> m.withFirmware(FULL.firmware()),
          m -> m.withFunctions(FULL.functions()),
          m -> m.withProcessor(FULL.processor()),
          m -> m.withDmi(FULL.dmi()),
          m -> m.withLoader(FULL.loader()),
          m -> m.withHoldings(FULL.holdings()),
          m -> m.withUnknowns(FULL.unknowns()),
          m -> m.withWorkloads(FULL.workloads()));

  @Test
  void eachChangeChangesOnePart() {
    assertThat(CHANGES).hasSameSizeAs(Machine.class.getRecordComponents());
    assertThat(CHANGES.stream().map(change -> change.apply(EMPTY)))
        .doesNotContain(EMPTY)
        .doesNotHaveDuplicates();
  }

  @Test
  void allChangesMakeTheOtherMachine() {
    assertThat(CHANGES.stream().reduce(EMPTY, (m, change) -> change.apply(m), (a, b) -> b))
        .isEqualTo(FULL);
  }

  @Test
  void processorsChangeInNumberOnly() {
    assertThat(FULL.withPossibleProcessors(7).withPossibleProcessors(3)).isEqualTo(FULL);
    assertThat(FULL.withPossibleProcessors(7).processor().possible()).isEqualTo(7);
  }

  @Test
  void aLoaderChangesInOnePart() {
    BootLoader loader = new BootLoader(Optional.of(1L), Optional.empty(), 2, true, "quiet");
    MemoryRange disk = new MemoryRange(0, 4096);

    assertThat(
            Stream.of(
                loader.withKernelBase(Optional.empty()),
                loader.withInitrd(Optional.of(disk)),
                loader.withCommandLine("debug")))
        .containsExactly(
            new BootLoader(Optional.empty(), Optional.empty(), 2, true, "quiet"),
            new BootLoader(Optional.of(1L), Optional.of(disk), 2, true, "quiet"),
            new BootLoader(Optional.of(1L), Optional.empty(), 2, true, "debug"));
  }
}
