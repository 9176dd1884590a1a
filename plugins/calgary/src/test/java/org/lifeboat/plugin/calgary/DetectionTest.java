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
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class DetectionTest {
  private static Detection detect(TestStage stage, Dialect dialect) {
    return new CalgaryDriver(new CalgarySettings(dialect, true)).detect(stage);
  }

  private static Detection detect(TestStage stage) {
    return detect(stage, Dialect.LINUX_2_6_33);
  }

  @Test
  void anOrdinaryPcIsSearchedInVain() {
    TestStage stage = new TestStage(TestMachine.bare());

    assertThat(detect(stage)).isInstanceOf(Detection.Absent.class);
    assertThat(stage.printed())
        .containsExactly(
            "Calgary: detecting Calgary via BIOS EBDA area",
            "Calgary: Unable to locate Rio Grande table in EBDA - bailing!");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void bothVersionsOfTheTableAreKnown(int version) {
    TestStage stage = new TestStage(Machines.server().withTable("RIO ", Machines.rio(version)));

    assertThat(detect(stage)).isEqualTo(new Detection.Present("Rio Grande table, 2 buses"));
    assertThat(stage.printed())
        .containsExactly(
            "Calgary: detecting Calgary via BIOS EBDA area",
            "Calgary: finished detection, Calgary found",
            "PCI-DMA: Calgary IOMMU detected.",
            "PCI-DMA: Calgary TCE table spec is 6");
  }

  @Test
  void anotherVersionIsNot() {
    TestStage stage = new TestStage(Machines.server().withTable("RIO ", Machines.rio(4)));

    assertThat(detect(stage)).isInstanceOf(Detection.Absent.class);
    assertThat(stage.printed())
        .endsWith(
            "Calgary: Invalid Rio Grande Table Version: 4", "Calgary: build_detail_arrays ret -71");
  }

  @Test
  void tooManyScalabilityDevicesAreRefused() {
    TestStage stage =
        new TestStage(Machines.server().withTable("RIO ", Machines.rio(3).with(5, (byte) 65)));

    assertThat(detect(stage)).isInstanceOf(Detection.Absent.class);
    assertThat(stage.printed())
        .endsWith(
            "Calgary: MAX_NUMNODES too low! Defined as 64, but system has 65 nodes.",
            "Calgary: build_detail_arrays ret -19");
  }

  @ParameterizedTest
  @CsvSource({"0x4000000, 1", "0x8000000, 2", "0x80000000, 6", "0x100000000, 7", "0x4000000000, 7"})
  void theTablesGrowWithRam(String ramEnd, int size) {
    TestStage stage = new TestStage(Machines.server().with(Machines.ramUpTo(Long.decode(ramEnd))));

    detect(stage);

    assertThat(stage.printed()).endsWith("PCI-DMA: Calgary TCE table spec is " + size);
  }

  @Test
  void theirSizeCanBeAskedFor() {
    TestStage stage = new TestStage(Machines.server().withCommandLine("calgary=128k"));

    detect(stage);

    assertThat(stage.printed()).endsWith("PCI-DMA: Calgary TCE table spec is 1");
  }

  @Test
  void eachUsedBusCostsATableBelow4Gb() {
    TestStage stage = new TestStage(Machines.server().withCommandLine("calgary=64k"));
    CalgaryDriver driver = Boots.driver();
    driver.detect(stage);

    driver.probe(stage);

    AllocationRequest table = AllocationRequest.of(65536, 65536).below(AllocationRequest.LOW_LIMIT);
    assertThat(stage.requests()).containsExactly(table, table);
  }

  @Test
  void withoutRoomForTablesTheMachineStops() {
    TestStage stage = new TestStage(Machines.withoutRoom().withCommandLine("calgary=64k"));

    assertThatThrownBy(() -> Boots.boot(stage))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Out of memory");
    assertThat(stage.printed()).endsWith("bootmem alloc of 65536 bytes failed!");
  }

  @Test
  void aBusCanBeLeftOut() {
    TestStage stage = new TestStage(Machines.server().withCommandLine("calgary=disable=0x1"));

    assertThat(detect(stage)).isEqualTo(new Detection.Present("Rio Grande table, 1 buses"));
    assertThat(stage.printed()).startsWith("Calgary: disabling translation for PHB 0x1");
  }

  @Test
  void aBusWithoutDevicesIsLeftOutUnlessAskedFor() {
    TestStage plain =
        new TestStage(Machines.server().withFunction(Machines.hostBridge("05:00.0", 0x02a1)));
    TestStage asking =
        new TestStage(
            Machines.server()
                .withFunction(Machines.hostBridge("05:00.0", 0x02a1))
                .withCommandLine("calgary=translate_empty_slots"));

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
    TestStage stage = new TestStage(Machines.server().withCommandLine(parameters));

    assertThat(detect(stage, dialect)).isEqualTo(new Detection.Disabled(why));
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void forcedBouncingDoesNotKeepLinux2632FromIt() {
    assertThat(
            detect(
                new TestStage(Machines.server().withCommandLine("swiotlb=force")),
                Dialect.LINUX_2_6_32))
        .isInstanceOf(Detection.Present.class);
  }

  @Test
  void aKernelThatDoesNotUseItByDefaultMustBeAsked() {
    CalgarySettings settings = new CalgarySettings(Dialect.LINUX_2_6_33, false);

    assertThat(new CalgaryDriver(settings).detect(new TestStage(Machines.server())))
        .isInstanceOf(Detection.Disabled.class);
    assertThat(
            new CalgaryDriver(settings)
                .detect(new TestStage(Machines.server().withCommandLine("iommu=calgary"))))
        .isInstanceOf(Detection.Present.class);
  }
}
