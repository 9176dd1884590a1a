package org.lifeboat.plugin.gart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.stage.KernelPanic;

class ApertureTest {
  private static final String OVER_RAM = "AGP: Mapping aperture over RAM";

  private static FakeMachine withNorthbridge(long base, int order) {
    return new FakeMachine()
        .withRamAbove4G()
        .withNorthbridge(FakeMachine.NORTHBRIDGE, 0x1203, base, order)
        .placingApertureAt(0x8000_0000L);
  }

  private static EarlyProbe probe(FakeMachine machine, Dialect dialect) {
    GartDriver driver = Boots.driver(dialect);
    assertThat(Boots.detect(driver, machine)).isInstanceOf(Detection.Present.class);
    return driver.probe(machine);
  }

  @Test
  void firmwaresWindowIsTaken() {
    FakeMachine machine = withNorthbridge(0xd000_0000L, 2);

    assertThat(probe(machine, Dialect.LINUX_6_1)).isInstanceOf(EarlyProbe.Unknowable.class);
    assertThat(machine.log)
        .endsWith("AGP: Node 0: aperture [bus addr 0xd0000000-0xd7ffffff] (128MB)");
    assertThat(machine.requests).isEmpty();
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
    FakeMachine machine = withNorthbridge(Long.decode(base), order);

    probe(machine, Dialect.LINUX_6_1);

    assertThat(machine.log).anyMatch(l -> l.startsWith(OVER_RAM));
    if (!complaint.isEmpty()) {
      assertThat(machine.log).contains(complaint);
    }
  }

  @Test
  void northbridgesThatDifferAreAllSetAnew() {
    FakeMachine machine =
        withNorthbridge(0xd000_0000L, 1).withNorthbridge("00:19.3", 0x1203, 0xd400_0000L, 1);

    probe(machine, Dialect.LINUX_6_1);

    assertThat(machine.log).anyMatch(l -> l.startsWith(OVER_RAM));
  }

  @Test
  void aWindowOfOnesOwnLiesBetween512MbAnd4Gb() {
    FakeMachine machine = withNorthbridge(0, 0);

    probe(machine, Dialect.LINUX_6_1);

    long bytes = 64L << 20;
    assertThat(machine.requests)
        .containsExactly(AllocationRequest.of(bytes, bytes).above(512L << 20).below(1L << 32));
  }

  @Test
  void linux26OnlyHopesThatItDoes() {
    FakeMachine machine = withNorthbridge(0, 0);

    probe(machine, Dialect.LINUX_2_6_33);

    long bytes = 64L << 20;
    assertThat(machine.requests)
        .containsExactly(AllocationRequest.of(bytes, bytes).preferablyAbove(512L << 20));
  }

  @Test
  void withoutRoomTheMachineStops() {
    FakeMachine machine = withNorthbridge(0, 0).placingApertureAt(-1);

    assertThatThrownBy(() -> probe(machine, Dialect.LINUX_6_1))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Not enough memory for aperture");
    assertThat(machine.log)
        .endsWith(
            "AGP: Cannot allocate aperture memory hole [mem 0x00000000-0x03ffffff] (65536KB)");
  }

  @Test
  void aWindowAbove4GbIsNoRoom() {
    FakeMachine machine = withNorthbridge(0, 0).placingApertureAt(1L << 32);

    assertThatThrownBy(() -> probe(machine, Dialect.LINUX_2_6_32)).isInstanceOf(KernelPanic.class);
    assertThat(machine.requests).as("given back").isEmpty();
  }

  @Test
  void itsSizeCanBeAskedForAndIsBounded() {
    FakeMachine machine = withNorthbridge(0xd000_0000L, 1).booted("iommu=memaper=6");

    probe(machine, Dialect.LINUX_6_1);

    assertThat(machine.requests).singleElement().matches(r -> r.bytes() == 1L << 30);
    assertThat(machine.log)
        .contains("AGP: This costs you 2048MB of RAM")
        .containsOnlyOnce("AGP: No AGP bridge found");
  }

  @Test
  void aWindowThatIsAskedForIsTakenEvenWithoutANorthbridge() {
    FakeMachine machine = new FakeMachine().booted("iommu=memaper").placingApertureAt(0x8000_0000L);

    assertThat(Boots.detect(Boots.driver(Dialect.LINUX_6_1), machine))
        .isInstanceOf(Detection.Absent.class);
    assertThat(machine.requests).hasSize(1);
    assertThat(machine.log).containsOnlyOnce("AGP: No AGP bridge found");
  }

  @Test
  void withAllRamBelow4GbNoneIsNeeded() {
    FakeMachine machine = new FakeMachine().withNorthbridge(FakeMachine.NORTHBRIDGE, 0x1203, 0, 0);

    assertThat(probe(machine, Dialect.LINUX_6_1)).isInstanceOf(EarlyProbe.Broken.class);
    assertThat(machine.requests).isEmpty();
  }

  @Test
  void softwareBouncingSparesTheRamIn2632Only() {
    FakeMachine old = withNorthbridge(0, 0).booted("iommu=soft");
    FakeMachine modern = withNorthbridge(0, 0).booted("iommu=soft");

    probe(old, Dialect.LINUX_2_6_32);
    probe(modern, Dialect.LINUX_6_1);

    assertThat(old.requests).isEmpty();
    assertThat(modern.requests).hasSize(1);
  }

  @Test
  void switchedOffItStillLooksButTakesNoRam() {
    FakeMachine machine = withNorthbridge(0, 0).booted("iommu=off");

    Boots.detect(Boots.driver(Dialect.LINUX_6_1), machine);

    assertThat(machine.log)
        .endsWith("AGP: Node 0: aperture [bus addr 0x00000000-0x01ffffff] (32MB)");
    assertThat(machine.requests).isEmpty();
  }
}
