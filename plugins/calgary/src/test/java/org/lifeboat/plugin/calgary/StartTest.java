package org.lifeboat.plugin.calgary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.Initialization;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.testkit.TestFunctions;
import org.lifeboat.testkit.TestStage;

class StartTest {
  private static String codeOf(Initialization result) {
    return ((Initialization.Failed) result).cause().code();
  }

  private static FirmwareFault fault(String id) {
    return new CalgaryProvider()
        .faults().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void devicesBehindItsBridgesAreServedBusByBus() {
    TestStage stage = new TestStage(Machines.server());

    Initialization.Active active = (Initialization.Active) Boots.boot(stage);

    assertThat(active.units()).isEqualTo(2);
    assertThat(active.passthrough()).isFalse();
    assertThat(active.groups())
        .map(group -> group.functions().toString())
        .containsExactly(
            "[0000:01:00.0, 0000:01:01.0, 0000:01:02.0, 0000:03:00.0]",
            "[0000:02:00.0, 0000:02:04.0]");
    assertThat(stage.printed())
        .endsWith(
            "PCI-DMA: Using Calgary IOMMU",
            "Calgary: enabling translation on Calgary PHB 0x1",
            "Calgary: errant DMAs will now be prevented on this bus.",
            "Calgary: enabling translation on Calgary PHB 0x2",
            "Calgary: errant DMAs will now be prevented on this bus.");
  }

  @Test
  void registersInRamCannotBeMapped() {
    TestStage stage = new TestStage(Machines.server().withFault(fault("rio-registers-in-ram")));

    assertThat(codeOf(Boots.boot(stage))).isEqualTo("calgary-registers");
    assertThat(stage.printed())
        .endsWith("PCI-DMA: Calgary init failed -61, falling back to no_iommu");
  }

  @Test
  void aTableThatIsCutIsRefusedEarly() {
    TestStage stage = new TestStage(Machines.server().withFault(fault("rio-cut")));

    assertThat(Boots.boot(stage)).isInstanceOf(Initialization.Inactive.class);
    assertThat(stage.printed()).contains("Calgary: Invalid Rio Grande Table Version: 0");
  }

  @Test
  void withoutMemoryTheStartFails() {
    TestStage stage = new TestStage(Machines.server().withFreePages(0));

    assertThat(codeOf(Boots.boot(stage))).isEqualTo("calgary-no-memory");
    assertThat(stage.printed())
        .endsWith("PCI-DMA: Calgary init failed -12, falling back to no_iommu");
  }

  @Test
  void aBusWhoseBridgeNoChipClaimsKillsTheMachine() {
    TestStage stage =
        new TestStage(
            Machines.server()
                .withFunction(Machines.hostBridge("09:00.0", 0x02a1))
                .withFunction(TestFunctions.function("09:01.0", 0x8086, 1, 0)));

    assertThatThrownBy(() -> Boots.boot(stage))
        .isInstanceOf(KernelPanic.class)
        .hasMessage("Attempted to kill init!");
    assertThat(stage.printed())
        .endsWith("BUG: unable to handle kernel paging request at 0000000000008190");
  }

  @Test
  void aBridgeMayLeadToSeveralBuses() {
    TestStage stage =
        new TestStage(
            Machines.server()
                .withFunction(Machines.hostBridge("09:00.0", 0x0308))
                .withRegisters(Machines.bridges(9)));

    assertThat(Boots.boot(stage)).isInstanceOf(Initialization.Active.class);
    assertThat(stage.printed()).contains("Calgary: enabling translation on CalIOC2 PHB 0x9");
  }
}
