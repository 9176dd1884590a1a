package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.fault;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.FirmwareImage;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.testkit.TestMachine;

/** Each fault changes bytes, and the kernels find in these bytes what its name says. */
class FaultsTest {
  private static final TestMachine SOUND =
      Machines.q35()
          .with(
              dmar(
                  DmarBuilder.sound()
                      .region(0xfed1_c000L, 0xfed1_ffffL, DmarBuilder.endpoint(0, 0x1f, 2))));

  private static String outcome(FakeBoot boot) {
    return boot.panic().orElseGet(() -> boot.probed() + " " + boot.failure());
  }

  @ParameterizedTest
  @CsvSource({
    "dmar-address-zero, dmar-address-zero dmar-address-zero",
    "dmar-second-address-zero, dmar-address-zero dmar-address-zero",
    "dmar-registers-all-ones, dmar-registers-all-ones dmar-registers-all-ones",
    "dmar-no-address-width, Unknowable dmar-no-usable-unit",
    "dmar-unreachable-width, Unknowable dmar-no-usable-unit",
    "dmar-width-too-small, Unknowable dmar-width-too-small",
    "dmar-structure-past-end, dmar-structure-past-end dmar-structure-past-end",
    "dmar-no-units, Unknowable dmar-no-units",
    "dmar-cut, dmar-structure-past-end dmar-structure-past-end",
    "dmar-unit-dead, DMAR hardware is malfunctioning"
  })
  void linux61FindsIt(String fault, String outcome) {
    assertThat(outcome(FakeBoot.linux61(SOUND.withFault(fault(fault))))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "dmar-address-zero, dmar-address-zero dmar-address-zero",
    "dmar-second-address-zero, dmar-address-zero dmar-address-zero",
    "dmar-registers-all-ones, dmar-registers-all-ones dmar-registers-all-ones",
    "dmar-no-address-width, Unknowable dmar-no-units",
    "dmar-unreachable-width, Unknowable dmar-no-units",
    "dmar-width-too-small, Unknowable dmar-no-units",
    "dmar-no-units, Unknowable dmar-no-units",
    "dmar-unit-dead, DMAR hardware is malfunctioning"
  })
  void linux2633FindsWhatItLooksFor(String fault, String outcome) {
    assertThat(outcome(FakeBoot.linux2633(SOUND.withFault(fault(fault))))).isEqualTo(outcome);
  }

  @Test
  void aRegionInRamIsBlamedAndUsed() {
    FakeBoot boot = FakeBoot.linux61(SOUND.withFault(fault("dmar-rmrr-in-ram")));

    assertThat(boot.log()).anyMatch(line -> line.contains("bad RMRR"));
    assertThat(boot.active().units()).isEqualTo(1);
  }

  @Test
  void aSecondUnitIsMovedWhereThereIsOne() {
    TestMachine two =
        SOUND.with(dmar(DmarBuilder.sound().unit(Machines.SECOND_UNIT, 0))).withSilence(0);

    FakeBoot boot = FakeBoot.linux61(two.withFault(fault("dmar-second-address-zero")));

    assertThat(boot.log()).noneMatch(line -> line.contains("fed91000"));
    assertThat(boot.probed()).isEqualTo("dmar-address-zero");
  }

  @Test
  void tablesKeepARightChecksum() {
    for (FirmwareFault fault : new IntelVtdProvider().faults()) {
      for (FirmwareTable table : SOUND.withFault(fault).firmware().tables()) {
        int sum = 0;
        for (byte b : table.content().toArray()) {
          sum += b;
        }
        boolean untouched = table.equals(SOUND.firmware().tables().get(0));
        assertThat(untouched || (sum & 0xff) == 0).as(fault.id()).isTrue();
      }
    }
  }

  @Test
  void aMachineWithoutATableStaysAsItIs() {
    FirmwareImage bare = new FirmwareImage(List.of(), SOUND.firmware().registers());
    for (FirmwareFault fault : new IntelVtdProvider().faults()) {
      assertThat(fault.change().apply(bare)).as(fault.id()).isEqualTo(bare);
    }
  }

  @Test
  void namesAreUniqueAndSummariesSayMore() {
    List<FirmwareFault> faults = new IntelVtdProvider().faults();

    assertThat(faults).extracting(FirmwareFault::id).doesNotHaveDuplicates();
    assertThat(faults).allMatch(fault -> fault.summary().length() > fault.id().length());
  }
}
