package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareMap.Kind;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.Machine.NodeMemory;

class MemorySizeTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final long TB = 1L << 40;

  private static List<MemoryRange> usable(Machine machine) {
    return InstalledRam.of(machine).usable();
  }

  private static long usableBytes(Machine machine) {
    return Spans.bytes(usable(machine));
  }

  private static Machine q35() {
    return Shipped.machine("q35-4g-sound");
  }

  /** Low RAM with a reserved entry at 1 GB, of 2 GB in all, and as much again above 4 GB. */
  private static MachineBuilder plain() {
    return MachineBuilder.of("plain")
        .ram(0, 0xa0000)
        .ram(MB, GB - MB)
        .memory(GB, MB, Kind.RESERVED)
        .ram(GB + MB, GB - MB)
        .ram(4 * GB, 2 * GB);
  }

  @Example
  void aSizeIsWhatWasBought() {
    assertThat(MemorySize.installed(q35())).isEqualTo(4 * GB);
    assertThat(MemorySize.installed(Shipped.machine("q35-1g-low"))).isEqualTo(GB);
    assertThat(MemorySize.installed(Shipped.machine("opteron-gart-no-aperture"))).isEqualTo(8 * GB);
  }

  @Example
  void whatGraphicsHoldBackAtTheTopOfLowRamCounts() {
    assertThat(MemorySize.installed(Shipped.machine("lenovo-ideapad-flex-15")))
        .isEqualTo(8 * GB - 16 * MB);
  }

  @Example
  void whereSratEndsANodeThereIsNoRam() {
    assertThat(MemorySize.installed(Shipped.machine("dell-poweredge-r740")))
        .isEqualTo(96 * GB - 64 * MB);
  }

  @Example
  void anEntryAroundTheIoApicIsNoRam() {
    Machine machine =
        MachineBuilder.of("m").ram(0, 2 * GB).memory(2 * GB, 2 * GB, Kind.RESERVED).build();

    assertThat(MemorySize.installed(machine)).isEqualTo(2 * GB);
  }

  @Example
  void theSizeThatItHasLeavesAMachineAsItIs() {
    assertThat(MemorySize.of(q35(), 4 * GB)).isEqualTo(q35());
  }

  @Example
  void moreRamContinuesAbove4G() {
    assertThat(MemorySize.of(q35(), 16 * GB).firmwareMap().entries())
        .contains(new Entry(MemoryRange.ofSize(4 * GB, 14 * GB), Kind.USABLE))
        .hasSameSizeAs(q35().firmwareMap().entries());
  }

  @Example
  void moreRamOfAMachineWithoutAnyAbove4GBeginsThere() {
    Machine low = Shipped.machine("q35-1g-low");

    assertThat(MemorySize.of(low, 2 * GB).firmwareMap().entries())
        .containsAll(low.firmwareMap().entries())
        .contains(new Entry(MemoryRange.ofSize(4 * GB, GB), Kind.USABLE))
        .isSortedAccordingTo((a, b) -> a.range().compareTo(b.range()));
  }

  @Example
  void moreRamGoesAroundReservedEntriesAndRegisters() {
    Machine machine =
        plain().memory(7 * GB, GB, Kind.RESERVED).registers(10 * GB, Bytes.of(new byte[8])).build();

    assertThat(usable(MemorySize.of(machine, 8 * GB)))
        .endsWith(
            new MemoryRange(4 * GB, 7 * GB),
            new MemoryRange(8 * GB, 10 * GB),
            MemoryRange.ofSize(10 * GB + 0x1000, GB));
  }

  @Example
  void ramOfAmdProcessorsGoesAroundHyperTransport() {
    Machine amd = Shipped.machine("opteron-gart-no-aperture");

    assertThat(usable(MemorySize.of(amd, 2 * TB)))
        .noneMatch(r -> r.overlaps(new MemoryRange(0xfd_0000_0000L, 0x100_0000_0000L)));
  }

  @Example
  void lessRamIsCutAbove4GFirst() {
    assertThat(usable(MemorySize.of(q35(), 3 * GB)))
        .containsExactly(
            new MemoryRange(0, 0x9fc00),
            new MemoryRange(MB, 0x7ffe_0000),
            MemoryRange.ofSize(4 * GB, GB));
  }

  @Example
  void belowTheTopOfLowRamFirmwaresEntriesStay() {
    Machine small = MemorySize.of(q35(), GB);

    assertThat(usable(small))
        .containsExactly(new MemoryRange(0, 0x9fc00), new MemoryRange(MB, 0x3ffe_0000));
    assertThat(small.firmwareMap().entries())
        .contains(new Entry(new MemoryRange(0x7ffe_0000, 0x8000_0000L), Kind.RESERVED));
    assertThat(small.firmware()).isEqualTo(q35().firmware());
  }

  @Example
  void whatLiesOverRamInTheMapIsNoRamToBeCut() {
    Machine machine = plain().memory(5 * GB, GB, Kind.ACPI_DATA).build();

    assertThat(MemorySize.installed(machine)).isEqualTo(4 * GB);
    assertThat(usable(MemorySize.of(machine, 3 * GB + 512 * MB)))
        .endsWith(MemoryRange.ofSize(4 * GB, 512 * MB));
  }

  @Example
  void aRamDiskInRamThatIsGoneIsLoadedAtTheTopOfWhatIsLeft() {
    Machine small = MemorySize.of(q35(), GB);

    assertThat(small.loader().initrd()).contains(new MemoryRange(0x3fee_4000, 0x3ffe_0000));
  }

  @Example
  void aRamDiskDoesNotCoverWhatIsHeldThere() {
    Machine machine =
        plain().initrd(GB + 500 * MB, 100 * MB).holding("EFI", 950 * MB, 10 * MB).build();

    assertThat(MemorySize.of(machine, GB).loader().initrd())
        .contains(new MemoryRange(850 * MB, 950 * MB));
  }

  @Example
  void aRamDiskThatHasItsPlaceStays() {
    Machine machine = plain().initrd(300 * MB, 100 * MB).build();

    assertThat(MemorySize.of(machine, GB).loader()).isEqualTo(machine.loader());
  }

  @Example
  void holdingsInRamThatIsGoneAreGone() {
    Machine machine =
        plain()
            .holding("low", 500 * MB, MB)
            .holding("in firmware's memory", GB, MB)
            .holding("high", 5 * GB, MB)
            .build();

    assertThat(MemorySize.of(machine, GB).holdings())
        .extracting(Machine.Holding::name)
        .containsExactly("low", "in firmware's memory");
  }

  @Example
  void nodesKeepTheirProportion() {
    Machine machine =
        plain()
            .node(0, 0, 2 * GB)
            .node(0, 4 * GB, GB)
            .node(1, 5 * GB, GB)
            .hotPluggableNode(1, 6 * GB, 10 * GB)
            .build();

    assertThat(MemorySize.of(machine, 8 * GB).nodes())
        .containsExactly(
            new NodeMemory(0, new MemoryRange(0, 2 * GB), false),
            new NodeMemory(0, new MemoryRange(4 * GB, 8 * GB), false),
            new NodeMemory(1, new MemoryRange(8 * GB, 10 * GB), false));
    assertThat(MemorySize.of(machine, 3 * GB).nodes())
        .containsExactly(
            new NodeMemory(0, new MemoryRange(0, 2 * GB), false),
            new NodeMemory(0, MemoryRange.ofSize(4 * GB, 256 * MB), false),
            new NodeMemory(1, MemoryRange.ofSize(4 * GB + 256 * MB, 768 * MB), false),
            new NodeMemory(1, MemoryRange.ofSize(6 * GB, 10 * GB), true));
  }

  @Example
  void nodesWithoutRamStayAsTheyAre() {
    Machine machine = plain().node(3, 100 * GB, GB).build();

    assertThat(MemorySize.of(machine, 8 * GB).nodes()).isEqualTo(machine.nodes());
  }

  @Example
  void thereMustBeRoomForTheKernelsImage() {
    Machine machine = plain().kernelBase(3L << 28).build();

    assertThat(MemorySize.smallest(machine)).isEqualTo(833 * MB);
    assertThatThrownBy(() -> MemorySize.of(machine, 832 * MB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plain cannot have 832 MB of RAM: at least 833 MB, for the kernel's image");
  }

  @Example
  void thereMustBeRoomForTheRamDisk() {
    Machine machine = plain().initrd(5 * GB, 900 * MB).build();

    assertThat(MemorySize.smallest(machine)).isEqualTo(981 * MB);
    assertThat(MemorySize.of(machine, 981 * MB).loader().initrd())
        .contains(MemoryRange.ofSize(80 * MB, 900 * MB));
    assertThatThrownBy(() -> MemorySize.of(machine, 900 * MB))
        .hasMessage(
            "plain cannot have 900 MB of RAM: at least 981 MB, for the kernel's image and the RAM"
                + " disk");
  }

  @Example
  void whatIsNoSizeOfRamIsRefused() {
    for (long bytes : new long[] {0, -4096, 4097}) {
      assertThatThrownBy(() -> MemorySize.of(q35(), bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(bytes + " bytes are no size of RAM: a multiple of 4096, above 0");
    }
  }

  @Example
  void ramEndsWhereAddressesEnd() {
    assertThatThrownBy(() -> MemorySize.of(q35(), 1L << 52))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not fit below 2^52");
  }

  @Example
  void aMachineWithoutRamIsNoError() {
    Machine machine = MachineBuilder.of("m").memory(0, MB, Kind.RESERVED).build();

    assertThat(MemorySize.installed(machine)).isZero();
    assertThat(MemorySize.smallest(machine)).isZero();
    assertThat(MemorySize.installed(MemorySize.of(machine, GB))).isEqualTo(GB);
  }

  @Property(tries = 1000)
  void usableMemoryChangesAsTheSizeDoes(
      @ForAll @LongRange(max = 99) long which, @ForAll @LongRange(min = 1, max = 1L << 30) long p) {
    Machine machine = ofAny(which);
    long bytes = size(machine, p);

    Machine resized = MemorySize.of(machine, bytes);

    assertThat(usableBytes(resized) - usableBytes(machine))
        .isEqualTo(bytes - MemorySize.installed(machine));
    if (bytes >= 4 * GB) {
      assertThat(MemorySize.installed(resized)).isEqualTo(bytes);
    }
    assertThat(others(resized)).isEqualTo(others(machine));
    assertThat(overlaps(resized)).isLessThanOrEqualTo(overlaps(machine));
  }

  @Property(tries = 100)
  void aMachineOfAnotherSizeIsOneByTheRulesOfFiles(
      @ForAll @LongRange(max = 99) long which, @ForAll @LongRange(min = 1, max = 1L << 30) long p) {
    Machine machine = ofAny(which);
    Machine resized = MemorySize.of(machine, size(machine, p));

    assertThat(MachineBuilder.of(resized).build()).isEqualTo(resized);
  }

  @Property(tries = 500)
  void theLoaderFindsRamAndNodesHaveAllOfIt(
      @ForAll @LongRange(max = 99) long which, @ForAll @LongRange(min = 1, max = 1L << 30) long p) {
    Machine machine = ofAny(which);
    Machine resized = MemorySize.of(machine, size(machine, p));

    assertThat(usable(resized)).anyMatch(r -> r.contains(LoaderRoom.image(resized.loader())));
    assertThat(resized.loader().initrd().map(MemoryRange::bytes))
        .isEqualTo(machine.loader().initrd().map(MemoryRange::bytes));
    assertThat(resized.loader().initrd().filter(r -> !Spans.hold(usable(resized), r))).isEmpty();
    if (!machine.nodes().isEmpty()) {
      InstalledRam ram = InstalledRam.of(resized);
      assertThat(resized.nodes().stream().mapToLong(n -> ram.bytesIn(n.range())).sum())
          .isEqualTo(ram.bytes());
    }
  }

  @Property(tries = 200)
  void noPluginFailsOnAMachineOfAnotherSize(
      @ForAll @LongRange(max = 99) long which, @ForAll @LongRange(min = 1, max = 1L << 30) long p) {
    Machine machine = ofAny(which);
    Machine resized = MemorySize.of(machine, size(machine, p));

    for (String kernel : List.of("linux-2.6.32", "linux-2.6.33", "linux-6.1")) {
      BootPlan plan = BootPlan.of(resized, Shipped.kernel(kernel));
      assertThat(Shipped.LIFEBOAT.boot(plan).failure()).isEqualTo(Optional.empty());
    }
  }

  private static Machine ofAny(long which) {
    return Shipped.MACHINES.get((int) (which % Shipped.MACHINES.size()));
  }

  /** From the smallest size to 4 TB. */
  private static long size(Machine machine, long pages) {
    return Math.max(MemorySize.smallest(machine), pages << 12);
  }

  private static List<Entry> others(Machine machine) {
    return machine.firmwareMap().entries().stream().filter(e -> e.kind() != Kind.USABLE).toList();
  }

  private static long overlaps(Machine machine) {
    List<Entry> all = machine.firmwareMap().entries();
    return all.stream()
        .mapToLong(a -> all.stream().filter(b -> a.range().overlaps(b.range())).count() - 1)
        .sum();
  }
}
