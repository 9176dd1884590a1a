package org.lifeboat.plugin.calgary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.stage.KernelPanic;

class StartTest {
  private static String codeOf(Initialization result) {
    return ((Initialization.Failed) result).cause().code();
  }

  private static Bytes faulty(String id) {
    FirmwareFault fault =
        new CalgaryProvider()
            .faults().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    FirmwareImage image =
        new FirmwareImage(List.of(new FirmwareTable("RIO ", 0, FakeMachine.rio(3))), List.of());
    return fault.change().apply(image).tables().get(0).content();
  }

  @Test
  void devicesBehindItsBridgesAreServedBusByBus() {
    FakeMachine machine = new FakeMachine();

    Initialization.Active active = (Initialization.Active) Boots.boot(machine);

    assertThat(active.units()).isEqualTo(2);
    assertThat(active.passthrough()).isFalse();
    assertThat(active.groups())
        .map(group -> group.functions().toString())
        .containsExactly(
            "[0000:01:00.0, 0000:01:01.0, 0000:01:02.0, 0000:03:00.0]",
            "[0000:02:00.0, 0000:02:04.0]");
    assertThat(machine.log)
        .endsWith(
            "PCI-DMA: Using Calgary IOMMU",
            "Calgary: enabling translation on Calgary PHB 0x1",
            "Calgary: errant DMAs will now be prevented on this bus.",
            "Calgary: enabling translation on Calgary PHB 0x2",
            "Calgary: errant DMAs will now be prevented on this bus.");
  }

  @Test
  void registersInRamCannotBeMapped() {
    FakeMachine machine = new FakeMachine().withRio(faulty("rio-registers-in-ram"));

    assertThat(codeOf(Boots.boot(machine))).isEqualTo("calgary-registers");
    assertThat(machine.log).endsWith("PCI-DMA: Calgary init failed -61, falling back to no_iommu");
  }

  @Test
  void aTableThatIsCutIsRefusedEarly() {
    FakeMachine machine = new FakeMachine().withRio(faulty("rio-cut"));

    assertThat(Boots.boot(machine)).isInstanceOf(Initialization.Inactive.class);
    assertThat(machine.log).contains("Calgary: Invalid Rio Grande Table Version: 0");
  }

  @Test
  void withoutMemoryTheStartFails() {
    FakeMachine machine = new FakeMachine().withoutPages();

    assertThat(codeOf(Boots.boot(machine))).isEqualTo("calgary-no-memory");
    assertThat(machine.log).endsWith("PCI-DMA: Calgary init failed -12, falling back to no_iommu");
  }

  @Test
  void aBusWhoseBridgeNoChipClaimsKillsTheMachine() {
    FakeMachine machine =
        new FakeMachine().with("09:00.0", 0x1014, 0x02a1, 0).with("09:01.0", 0x8086, 1, 0);

    assertThatThrownBy(() -> Boots.boot(machine))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Attempted to kill init!");
    assertThat(machine.log)
        .endsWith("BUG: unable to handle kernel paging request at 0000000000008190");
  }

  @Test
  void aBridgeMayLeadToSeveralBuses() {
    FakeMachine machine = new FakeMachine().with("09:00.0", 0x1014, 0x0308, 0).claimingBusesUpTo(9);

    assertThat(Boots.boot(machine)).isInstanceOf(Initialization.Active.class);
    assertThat(machine.log).contains("Calgary: enabling translation on CalIOC2 PHB 0x9");
  }
}
