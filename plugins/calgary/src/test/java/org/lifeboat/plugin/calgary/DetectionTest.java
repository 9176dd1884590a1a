package org.lifeboat.plugin.calgary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.stage.KernelPanic;

class DetectionTest {
  private static Detection detect(FakeMachine machine, Dialect dialect) {
    return new CalgaryDriver(new CalgarySettings(dialect, true)).detect(machine);
  }

  private static Detection detect(FakeMachine machine) {
    return detect(machine, Dialect.LINUX_2_6_33);
  }

  @Test
  void anOrdinaryPcIsSearchedInVain() {
    FakeMachine machine = new FakeMachine().withoutRio();

    assertThat(detect(machine)).isInstanceOf(Detection.Absent.class);
    assertThat(machine.log)
        .containsExactly(
            "Calgary: detecting Calgary via BIOS EBDA area",
            "Calgary: Unable to locate Rio Grande table in EBDA - bailing!");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void bothVersionsOfTheTableAreKnown(int version) {
    FakeMachine machine = new FakeMachine().withRio(FakeMachine.rio(version));

    assertThat(detect(machine)).isEqualTo(new Detection.Present("Rio Grande table, 2 buses"));
    assertThat(machine.log)
        .containsExactly(
            "Calgary: detecting Calgary via BIOS EBDA area",
            "Calgary: finished detection, Calgary found",
            "PCI-DMA: Calgary IOMMU detected.",
            "PCI-DMA: Calgary TCE table spec is 6");
  }

  @Test
  void anotherVersionIsNot() {
    FakeMachine machine = new FakeMachine().withRio(FakeMachine.rio(4));

    assertThat(detect(machine)).isInstanceOf(Detection.Absent.class);
    assertThat(machine.log)
        .endsWith(
            "Calgary: Invalid Rio Grande Table Version: 4", "Calgary: build_detail_arrays ret -71");
  }

  @Test
  void tooManyScalabilityDevicesAreRefused() {
    FakeMachine machine = new FakeMachine().withRio(FakeMachine.rio(3).with(5, (byte) 65));

    assertThat(detect(machine)).isInstanceOf(Detection.Absent.class);
    assertThat(machine.log)
        .endsWith(
            "Calgary: MAX_NUMNODES too low! Defined as 64, but system has 65 nodes.",
            "Calgary: build_detail_arrays ret -19");
  }

  @ParameterizedTest
  @CsvSource({"0x4000000, 1", "0x8000000, 2", "0x80000000, 6", "0x100000000, 7", "0x4000000000, 7"})
  void theTablesGrowWithRam(String ramEnd, int size) {
    FakeMachine machine = new FakeMachine().withRamUpTo(Long.decode(ramEnd));

    detect(machine);

    assertThat(machine.log).endsWith("PCI-DMA: Calgary TCE table spec is " + size);
  }

  @Test
  void theirSizeCanBeAskedFor() {
    FakeMachine machine = new FakeMachine().booted("calgary=128k");

    detect(machine);

    assertThat(machine.log).endsWith("PCI-DMA: Calgary TCE table spec is 1");
  }

  @Test
  void eachUsedBusCostsATableBelow4Gb() {
    FakeMachine machine = new FakeMachine().booted("calgary=64k");
    CalgaryDriver driver = Boots.driver();
    driver.detect(machine);

    driver.probe(machine);

    AllocationRequest table = AllocationRequest.of(65536, 65536).below(AllocationRequest.LOW_LIMIT);
    assertThat(machine.requests).containsExactly(table, table);
  }

  @Test
  void withoutRoomForTablesTheMachineStops() {
    FakeMachine machine = new FakeMachine().withoutRoom().booted("calgary=64k");

    assertThatThrownBy(() -> Boots.boot(machine))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Out of memory");
    assertThat(machine.log).endsWith("bootmem alloc of 65536 bytes failed!");
  }

  @Test
  void aBusCanBeLeftOut() {
    FakeMachine machine = new FakeMachine().booted("calgary=disable=0x1");

    assertThat(detect(machine)).isEqualTo(new Detection.Present("Rio Grande table, 1 buses"));
    assertThat(machine.log).startsWith("Calgary: disabling translation for PHB 0x1");
  }

  @Test
  void aBusWithoutDevicesIsLeftOutUnlessAskedFor() {
    FakeMachine plain = new FakeMachine().with("05:00.0", 0x1014, 0x02a1, 0);
    FakeMachine asking =
        new FakeMachine()
            .with("05:00.0", 0x1014, 0x02a1, 0)
            .booted("calgary=translate_empty_slots");

    assertThat(detect(plain)).isEqualTo(new Detection.Present("Rio Grande table, 2 buses"));
    assertThat(detect(asking)).isEqualTo(new Detection.Present("Rio Grande table, 3 buses"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX_2_6_32, iommu=off, iommu=off",
    "LINUX_2_6_32, iommu=soft, iommu=soft",
    "LINUX_2_6_33, swiotlb=force, swiotlb=force"
  })
  void parametersSwitchItOff(Dialect dialect, String parameters, String why) {
    FakeMachine machine = new FakeMachine().booted(parameters);

    assertThat(detect(machine, dialect)).isEqualTo(new Detection.Disabled(why));
    assertThat(machine.log).isEmpty();
  }

  @Test
  void forcedBouncingDoesNotKeepLinux2632FromIt() {
    assertThat(detect(new FakeMachine().booted("swiotlb=force"), Dialect.LINUX_2_6_32))
        .isInstanceOf(Detection.Present.class);
  }

  @Test
  void aKernelThatDoesNotUseItByDefaultMustBeAsked() {
    CalgarySettings settings = new CalgarySettings(Dialect.LINUX_2_6_33, false);

    assertThat(new CalgaryDriver(settings).detect(new FakeMachine()))
        .isInstanceOf(Detection.Disabled.class);
    assertThat(new CalgaryDriver(settings).detect(new FakeMachine().booted("iommu=calgary")))
        .isInstanceOf(Detection.Present.class);
  }
}
