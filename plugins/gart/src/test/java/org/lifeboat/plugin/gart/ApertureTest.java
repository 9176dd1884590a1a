package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lifeboat.plugin.gart.Machines.NORTHBRIDGE;
import static org.lifeboat.plugin.gart.Machines.northbridge;
import static org.lifeboat.plugin.gart.Machines.roomForApertureAt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class ApertureTest {
  private static final String OVER_RAM = "AGP: Mapping aperture over RAM";

  private static TestMachine withoutRoom(long base, int order) {
    return Machines.bare()
        .with(Machines::ramAbove4G)
        .with(northbridge(NORTHBRIDGE, 0x1203, base, order));
  }

  private static TestMachine withNorthbridge(long base, int order) {
    return withoutRoom(base, order).with(roomForApertureAt(0x8000_0000L));
  }

  private static EarlyProbe probe(TestStage stage, Dialect dialect) {
    GartDriver driver = Boots.driver(dialect);
    assertThat(Boots.detect(driver, stage)).isInstanceOf(Detection.Present.class);
    return driver.probe(stage);
  }

  @Test
  void firmwaresWindowIsTaken() {
    TestStage stage = new TestStage(withNorthbridge(0xd000_0000L, 2));

    assertThat(probe(stage, Dialect.LINUX_6_1)).isInstanceOf(EarlyProbe.Unknowable.class);
    assertThat(stage.printed())
        .endsWith("AGP: Node 0: aperture [bus addr 0xd0000000-0xd7ffffff] (128MB)");
    assertThat(stage.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, ''",
    "0x100000000, 1, Aperture beyond 4GB. Ignoring.",
    "0xfe000000, 1, Aperture beyond 4GB. Ignoring.",
    "0x40000000, 1, Aperture pointing to e820 RAM. Ignoring.",
    "0xd0000000, 0, Aperture too small (32 MB) than (64 MB)",
    "0xd0000000, 7, Aperture too small (0 MB) than (64 MB)"
  })
  void aWindowThatWillNotDoIsReplacedAtTheCostOfRam(String base, int order, String complaint) {
    TestStage stage = new TestStage(withNorthbridge(Long.decode(base), order));

    probe(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed()).anyMatch(l -> l.startsWith(OVER_RAM));
    if (!complaint.isEmpty()) {
      assertThat(stage.printed()).contains(complaint);
    }
  }

  @Test
  void northbridgesThatDifferAreAllSetAnew() {
    TestStage stage =
        new TestStage(
            withNorthbridge(0xd000_0000L, 1).with(northbridge("00:19.3", 0x1203, 0xd400_0000L, 1)));

    probe(stage, Dialect.LINUX_6_1);

    assertThat(stage.printed()).anyMatch(l -> l.startsWith(OVER_RAM));
  }

  @Test
  void aWindowOfOnesOwnLiesBetween512MbAnd4Gb() {
    TestStage stage = new TestStage(withNorthbridge(0, 0));

    probe(stage, Dialect.LINUX_6_1);

    long bytes = 64L << 20;
    assertThat(stage.requests())
        .containsExactly(AllocationRequest.of(bytes, bytes).above(512L << 20).below(1L << 32));
  }

  @Test
  void linux26OnlyHopesThatItDoes() {
    TestStage stage = new TestStage(withNorthbridge(0, 0));

    probe(stage, Dialect.LINUX_2_6_33);

    long bytes = 64L << 20;
    assertThat(stage.requests())
        .containsExactly(AllocationRequest.of(bytes, bytes).preferablyAbove(512L << 20));
  }

  @Test
  void withoutRoomTheMachineStops() {
    TestStage stage = new TestStage(withoutRoom(0, 0));

    assertThatThrownBy(() -> probe(stage, Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Not enough memory for aperture");
    assertThat(stage.printed())
        .endsWith(
            "AGP: Cannot allocate aperture memory hole [mem 0x00000000-0x03ffffff] (65536KB)");
  }

  @Test
  void aWindowAbove4GbIsNoRoom() {
    TestStage stage = new TestStage(withNorthbridge(0, 0).with(roomForApertureAt(1L << 32)));

    assertThatThrownBy(() -> probe(stage, Dialect.LINUX_2_6_32)).isInstanceOf(KernelPanic.class);
    assertThat(stage.requests()).hasSize(1);
    assertThat(stage.earlyMemoryHeld()).as("given back").isEmpty();
  }

  @Test
  void itsSizeCanBeAskedForAndIsBounded() {
    TestStage stage =
        new TestStage(withNorthbridge(0xd000_0000L, 1).withCommandLine("iommu=memaper=6"));

    probe(stage, Dialect.LINUX_6_1);

    assertThat(stage.requests()).singleElement().matches(r -> r.bytes() == 1L << 30);
    assertThat(stage.printed())
        .contains("AGP: This costs you 2048MB of RAM")
        .containsOnlyOnce("AGP: No AGP bridge found");
  }

  @Test
  void aWindowThatIsAskedForIsTakenEvenWithoutANorthbridge() {
    TestStage stage =
        new TestStage(
            Machines.bare().withCommandLine("iommu=memaper").with(roomForApertureAt(0x8000_0000L)));

    assertThat(Boots.detect(Boots.driver(Dialect.LINUX_6_1), stage))
        .isInstanceOf(Detection.Absent.class);
    assertThat(stage.requests()).hasSize(1);
    assertThat(stage.printed()).containsOnlyOnce("AGP: No AGP bridge found");
  }

  @Test
  void withAllRamBelow4GbNoneIsNeeded() {
    TestStage stage = new TestStage(Machines.bare().with(northbridge(NORTHBRIDGE, 0x1203, 0, 0)));

    assertThat(probe(stage, Dialect.LINUX_6_1)).isInstanceOf(EarlyProbe.Broken.class);
    assertThat(stage.requests()).isEmpty();
  }

  @Test
  void softwareBouncingSparesTheRamIn2632Only() {
    TestStage old = new TestStage(withNorthbridge(0, 0).withCommandLine("iommu=soft"));
    TestStage modern = new TestStage(withNorthbridge(0, 0).withCommandLine("iommu=soft"));

    probe(old, Dialect.LINUX_2_6_32);
    probe(modern, Dialect.LINUX_6_1);

    assertThat(old.requests()).isEmpty();
    assertThat(modern.requests()).hasSize(1);
  }

  @Test
  void switchedOffItStillLooksButTakesNoRam() {
    TestStage stage = new TestStage(withNorthbridge(0, 0).withCommandLine("iommu=off"));

    Boots.detect(Boots.driver(Dialect.LINUX_6_1), stage);

    assertThat(stage.printed())
        .endsWith("AGP: Node 0: aperture [bus addr 0x00000000-0x01ffffff] (32MB)");
    assertThat(stage.requests()).isEmpty();
  }
}
