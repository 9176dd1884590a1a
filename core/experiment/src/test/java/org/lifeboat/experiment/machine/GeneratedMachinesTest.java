package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap.Entry;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.experiment.machine.ByteSizes.Listed;

class GeneratedMachinesTest {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final int MANY = 1_000_000;

  private static GeneratedMachines around(Machine board) {
    return new GeneratedMachines("g", Distributions.USUAL, Optional.of(board), 5, MANY);
  }

  private static GeneratedMachines bare() {
    return new GeneratedMachines("g", Distributions.USUAL, Optional.empty(), 5, MANY);
  }

  /** A family of 16 GB, low RAM to 2 GB, with eight devices of so many bits. */
  private static Machine with(int maskBits, Machine board) {
    Distributions like =
        new Distributions(
            new Listed(Weighted.evenly(List.of(16 * GB))),
            new Listed(Weighted.evenly(List.of(2 * GB))),
            new Between(0, 0),
            Distributions.USUAL.holeBytes(),
            new Between(8, 8),
            Weighted.evenly(List.of(maskBits)));
    return new GeneratedMachines("g", like, Optional.of(board), 5, 1).machine(0);
  }

  private static BootReport boot(Machine machine, String kernel) {
    return Shipped.LIFEBOAT.boot(BootPlan.of(machine, Shipped.kernel(kernel)));
  }

  private static Machine board(int which) {
    return which % 4 == 0 ? Board.BARE : Shipped.MACHINES.get(which % Shipped.MACHINES.size());
  }

  @Property(tries = 2000)
  void eachIsAMachineByTheRulesOfFiles(
      @ForAll @IntRange(max = MANY - 1) int index, @ForAll @IntRange(max = 999) int which) {
    Machine machine = around(board(which)).machine(index);

    assertThat(MachineBuilder.of(machine).build()).isEqualTo(machine);
    List<Entry> map = machine.firmwareMap().entries();
    for (int i = 1; i < map.size(); i++) {
      assertThat(map.get(i).range().start()).isGreaterThanOrEqualTo(map.get(i - 1).range().end());
    }
    assertThat(InstalledRam.of(machine).usable())
        .anyMatch(r -> r.contains(LoaderRoom.image(machine.loader())));
    assertThat(Distributions.USUAL.memory().most())
        .isGreaterThanOrEqualTo(MemorySize.installed(machine));
  }

  @Property(tries = 50)
  void eachIsReadAsItIsSaid(
      @ForAll @IntRange(max = MANY - 1) int index, @ForAll @IntRange(max = 999) int which) {
    PlanReader reader = Shipped.LIFEBOAT.reader();
    BootPlan plan = BootPlan.of(around(board(which)).machine(index), Shipped.kernel("linux-6.1"));

    assertThat(reader.read(PlanRequest.of(Path.of("said.conf")).saying(reader.text(plan))))
        .isEqualTo(plan);
  }

  @Property(tries = 100)
  void noPluginFailsUnderAnyKernel(
      @ForAll @IntRange(max = MANY - 1) int index, @ForAll @IntRange(max = 999) int which) {
    Machine machine = around(board(which)).machine(index);

    for (KernelProfile kernel : Shipped.KERNELS) {
      assertThat(Shipped.LIFEBOAT.boot(BootPlan.of(machine, kernel)).failure()).isEmpty();
    }
  }

  @Property(tries = 300)
  void memoryIsAsDrawn(@ForAll @IntRange(max = MANY - 1) int index) {
    Machine machine = bare().machine(index);

    assertThat(Distributions.USUAL.memory())
        .isInstanceOfSatisfying(
            Listed.class,
            sold -> assertThat(sold.sizes().values()).contains(MemorySize.installed(machine)));
  }

  @Example
  void aMachineIsAFunctionOfItsNumber() {
    Machine alone = bare().machine(77);
    bare().machine(76);
    GeneratedMachines longer =
        new GeneratedMachines("g", Distributions.USUAL, Optional.empty(), 5, 78);

    assertThat(longer.machine(77)).isEqualTo(alone);
    assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> bare().machine(i)).toList())
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> bare().machine(i)).toList());
  }

  @Example
  void anotherSeedGivesOthers() {
    GeneratedMachines others =
        new GeneratedMachines("g", Distributions.USUAL, Optional.empty(), 6, MANY);

    assertThat(IntStream.range(0, 20).filter(i -> others.machine(i).equals(bare().machine(i))))
        .isEmpty();
  }

  @Example
  void moreDevicesDoNotChangeTheMemory() {
    Distributions usual = Distributions.USUAL;
    GeneratedMachines others =
        new GeneratedMachines(
            "g",
            new Distributions(
                usual.memory(),
                usual.lowEnd(),
                usual.holes(),
                usual.holeBytes(),
                new Between(50, 60),
                usual.maskBits()),
            Optional.empty(),
            5,
            MANY);

    for (int i = 0; i < 50; i++) {
      assertThat(others.machine(i).firmwareMap()).isEqualTo(bare().machine(i).firmwareMap());
    }
  }

  @Example
  void theyDiffer() {
    List<Machine> some = IntStream.range(0, 500).mapToObj(i -> bare().machine(i)).toList();

    assertThat(some.stream().map(MemorySize::installed).distinct()).hasSize(9);
    assertThat(some.stream().map(m -> m.functions().size()).distinct()).hasSize(11);
    assertThat(some.stream().flatMap(m -> m.functions().stream()).map(PciFunction::dmaMaskBits))
        .contains(24, 31, 32, 36, 39, 40, 64);
    assertThat(some.stream().map(Machine::firmwareMap).distinct()).hasSizeGreaterThan(400);
  }

  @Example
  void devicesOfAMaskThatNoKnownDriverSetsAreThereAsWell() {
    assertThat(with(44, Board.BARE).functions())
        .hasSize(8)
        .allMatch(f -> f.dmaMaskBits() == 44 && f.name().equals("device of 44 bits"));
  }

  @Example
  void aBoardsIommuServesThem() {
    for (String sound : List.of("q35-4g-sound", "q35-8g-amdvi-sound")) {
      Machine machine = with(32, Shipped.machine(sound));
      for (String kernel : List.of("linux-3.5", "linux-6.1")) {
        BootReport report = boot(machine, kernel);

        assertThat(report.hardware().active()).isTrue();
        assertThat(report.devices())
            .filteredOn(d -> d.maskBits() == 32 && !d.name().isEmpty())
            .as(sound + " " + kernel)
            .allMatch(d -> d.reach() == Reach.TRANSLATED);
      }
    }
  }

  @Example
  void aBrokenBoardsIommuIsBrokenAndItsDevicesAreDrawn() {
    BootReport report = boot(with(32, Shipped.machine("q35-4g-vtd-zero")), "linux-6.1");

    assertThat(report.hardware().active()).isFalse();
    assertThat(report.devices()).filteredOn(d -> d.reach() == Reach.BOUNCED).hasSize(8);
  }

  @Example
  void functionsThatATableNamesStay() {
    Machine board = Shipped.machine("dell-poweredge-r740");
    Map<String, PciFunction> kept =
        with(32, board).functions().stream()
            .collect(Collectors.toMap(f -> f.address().toString(), f -> f));

    assertThat(kept).containsKeys("0000:00:14.0", "0000:17:00.0");
    assertThat(kept).doesNotContainKey("0000:3b:00.0");
  }

  @Example
  void whatTheTablesOfABoardReserveIsReserved() {
    Machine machine = with(32, Shipped.machine("dell-poweredge-r740"));

    assertThat(InstalledRam.of(machine).usable())
        .noneMatch(r -> r.overlaps(new MemoryRange(0x6f76_0000, 0x6f76_3000)));
  }

  @Example
  void tablesLieInAcpisMemoryOneAfterAnother() {
    Machine machine = with(32, Shipped.machine("q35-4g-sound"));

    assertThat(machine.firmware().tables())
        .extracting(FirmwareTable::content)
        .isEqualTo(
            Shipped.machine("q35-4g-sound").firmware().tables().stream()
                .map(FirmwareTable::content)
                .toList());
    assertThat(machine.firmware().tables())
        .extracting(FirmwareTable::address)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(address -> new MemoryRange(2 * GB - 64 * 1024, 2 * GB).contains(address));
  }

  @Example
  void lowRamEndsBelowTheBoardsRegisters() {
    Machine board = MachineBuilder.of("b").ram(0, GB).registers(GB + MB, Bytes.EMPTY).build();

    assertThat(InstalledRam.of(with(32, board)).banks())
        .containsExactly(new MemoryRange(0, GB), MemoryRange.ofSize(4 * GB, 15 * GB));
  }

  @Example
  void labelsAreTheFamilysNameAndANumber() {
    GeneratedMachines fleet =
        new GeneratedMachines("my, fleet", Distributions.USUAL, Optional.empty(), 5, 3);

    assertThat(fleet.label(2)).isEqualTo("my-fleet-2").isEqualTo(fleet.machine(2).id());
    assertThat(fleet.size()).isEqualTo(3);
    assertThatThrownBy(() -> fleet.label(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> fleet.machine(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Example
  void aFamilyThatCannotBeIsRefused() {
    assertThatThrownBy(
            () -> new GeneratedMachines("g", Distributions.USUAL, Optional.empty(), 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 generated machines: at least 1");
    Machine low = MachineBuilder.of("low").ram(0, GB).registers(128 * MB, Bytes.EMPTY).build();
    assertThatThrownBy(() -> around(low))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "low has registers below 256 MB, where generated machines have RAM: choose another"
                + " board");
    MachineBuilder full = MachineBuilder.of("full").ram(0, GB);
    for (int i = 0; i < 255; i++) {
      full.function("0000:00:%02x.%s".formatted(i >> 3, i & 7), 0x8086, i, 0x060000, 0);
    }
    assertThatThrownBy(() -> around(full.build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("full has room for 1 devices on bus 0, not for 12");
  }
}
