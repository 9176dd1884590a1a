package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.plan.Machine.Holding;

final class LoggedHoldingsTest {
  private static LoggedHoldings of(String... messages) {
    return new LoggedHoldings(new KernelLog(List.of(messages)));
  }

  @Test
  void setUpDataAndTablesOfEfiAreHeld() {
    assertThat(
            of(
                    "e820: update [mem 0x899df018-0x899fc057] usable ==> usable",
                    "e820: update [mem 0x67180000-0x6719afff] usable ==> reserved",
                    "efi: SMBIOS=0xf0000 MEMATTR=0x696a7018 RNG=0x6d7a5f98")
                .all())
        .containsExactly(
            new Holding("set-up data", new MemoryRange(0x899df018L, 0x899fc058L)),
            new Holding("kept for tables of EFI", new MemoryRange(0x67180000L, 0x6719b000L)),
            new Holding("EFI MEMATTR", new MemoryRange(0x696a7000L, 0x696a8000L)),
            new Holding("EFI RNG", new MemoryRange(0x6d7a5000L, 0x6d7a6000L)));
  }

  @Test
  void theWordsOfKernelsSince7AreKnown() {
    assertThat(
            of(
                    "e820: update [mem 0x899df018-0x899fc057] System RAM ==> System RAM",
                    "e820: update [mem 0x67180000-0x6719afff] System RAM ==> device reserved")
                .all())
        .hasSize(2);
  }

  @Test
  void whatIsHeldBelowOneMegabyteIsTheKernelsBusiness() {
    assertThat(of("e820: update [mem 0x00000000-0x00000fff] usable ==> reserved").all()).isEmpty();
  }

  @Test
  void theMapOfEfiShowsBootServices() {
    LoggedHoldings holdings =
        of(
            "efi: mem10: [Boot Data          |   |  |  |  ] range=[0x0000000040400000-"
                + "0x00000000405fffff] (2MB)",
            "efi: mem11: [Conventional Memory|   |  |  |  ] range=[0x0000000040600000-"
                + "0x00000000407fffff] (2MB)");

    assertThat(holdings.showsFirmware()).isTrue();
    assertThat(holdings.all())
        .containsExactly(new Holding("EFI Boot Data", new MemoryRange(0x40400000L, 0x40600000L)));
    assertThat(of("efi: EFI v2.70").showsFirmware()).isFalse();
  }

  @Test
  void aRangeThatCannotBeIsLeftOut() {
    assertThat(
            of(
                    "e820: update [mem 0x67190000-0x67180fff] usable ==> reserved",
                    "e820: update [mem 0x100000-0xffffffffffffffff] usable ==> reserved")
                .all())
        .isEmpty();
  }
}
