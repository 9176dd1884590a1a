package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.testkit.TestMachine;
import org.lifeboat.testkit.TestStage;

class OptionsTest {
  private TestStage stage = new TestStage(TestMachine.bare());

  private AmdViOptions parse(String commandLine, Dialect dialect) {
    stage = new TestStage(TestMachine.bare().withCommandLine(commandLine));
    return AmdViOptions.parse(stage.commandLine(), dialect, true, new KernelLog(stage));
  }

  @Test
  void itemsArePrefixes() {
    assertThat(parse("amd_iommu=offline,pgtbl_v2x", Dialect.LINUX_6_1).words())
        .containsExactly("off", "pgtbl_v2");
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void anUnknownItemIsQuotedWithAllThatFollows() {
    assertThat(parse("amd_iommu=on,off", Dialect.LINUX_6_1).off()).isTrue();
    assertThat(stage.printed()).containsExactly("AMD-Vi: Unknown option - 'on,off'");
  }

  @Test
  void fullFlushIsDeprecated() {
    parse("amd_iommu=fullflush", Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .containsExactly("AMD-Vi: amd_iommu=fullflush deprecated; use iommu.strict=1 instead");
  }

  @Test
  void fullFlushIsAskedForOnEveryMachine() {
    AmdViDriver driver = new AmdViDriver(AmdViSettings.of(Dialect.LINUX_6_1));

    assertThat(driver.asksForStrictInvalidation()).isFalse();
    driver.readParameters(new TestStage(TestMachine.bare().withCommandLine("amd_iommu=fullflush")));
    assertThat(driver.asksForStrictInvalidation()).isTrue();
  }

  @Test
  void linux26FindsItsWordsAnywhereAndNeverComplains() {
    AmdViOptions options = parse("amd_iommu=xshare-fullflush", Dialect.LINUX_2_6_32);

    assertThat(options.shared()).isTrue();
    assertThat(options.flushOnUnmap()).isTrue();
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void theLastWordCounts() {
    assertThat(parse("amd_iommu=share,isolate", Dialect.LINUX_2_6_32).shared()).isFalse();
    assertThat(parse("amd_iommu=pgtbl_v2 amd_iommu=pgtbl_v1", Dialect.LINUX_6_1).guestPageTables())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "amd_iommu_intr=legacy, false",
    "amd_iommu_intr=vapic, true",
    "amd_iommu_intr=xlegacyvapic, false",
    "amd_iommu_intr=nothing, true"
  })
  void interruptsIntoGuestsCanBeForbidden(String commandLine, boolean allowed) {
    assertThat(parse(commandLine, Dialect.LINUX_6_1).guestInterrupts()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "intremap=off, true",
    "'intremap=nosid,off', true",
    "'intremap=off,on', false",
    "nointremap, true",
    "noapic, true",
    "nosmp, true",
    "maxcpus=0, true",
    "maxcpus=1, false"
  })
  void interruptRemappingCanBeSwitchedOff(String commandLine, boolean off) {
    assertThat(parse(commandLine, Dialect.LINUX_6_1).interruptRemappingOff()).isEqualTo(off);
  }

  @Test
  void interruptControllersCanBePlaced() {
    assertThat(
            parse("ivrs_ioapic=10@0001:00:14.0 ivrs_hpet=0@00:14.0", Dialect.LINUX_6_1)
                .specialDevices())
        .containsExactly(
            new SpecialDevices.Entry(1, 10, 0x100a0, true),
            new SpecialDevices.Entry(2, 0, 0xa0, true));
    assertThat(stage.printed()).isEmpty();
  }

  @Test
  void theOldFormIsDeprecated() {
    parse("ivrs_ioapic[10]=00:14.0", Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .containsExactly(
            "AMD-Vi: ivrs_ioapic[10]=00:14.0 option format deprecated; use"
                + " ivrs_ioapic=10@0000:00:14.0 instead");
  }

  @Test
  void nonsenseIsQuoted() {
    parse("ivrs_ioapic=what", Dialect.LINUX_6_1);

    assertThat(stage.printed()).containsExactly("AMD-Vi: Invalid command line: ivrs_ioapic=what");
  }

  @Test
  void aFifthPlaceIsTooMany() {
    parse("ivrs_hpet=1@0:1.0 ".repeat(5), Dialect.LINUX_6_1);

    assertThat(stage.printed())
        .containsExactly("AMD-Vi: Early HPET map overflow - ignoring ivrs_hpet=1@0:1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ivrs_acpihid=AMD0020:0@00:14.5|",
        "ivrs_acpihid=AMD0020:00@0001:00:14.5|",
        "ivrs_acpihid=@00:14.5=AMD0020:0|Invalid command line: ivrs_acpihid=",
        "ivrs_acpihid=AMD0020:0@14.5|Invalid command line: ivrs_acpihid=AMD0020:0",
        "ivrs_acpihid=AMD0020:0|Invalid command line: ivrs_acpihid=AMD0020:0",
        "ivrs_acpihid|Invalid command line: ivrs_acpihid",
        "ivrs_acpihid=AMD0020@00:14.5|Invalid command line: hid or uid",
        "ivrs_acpihid=AMD002000:0@00:14.5|Invalid command line: hid is too long",
        "ivrs_acpihid[00:14.5]=AMD0020:0|ivrs_acpihid[00:14.5]=AMD0020:0 option format deprecated;"
            + " use ivrs_acpihid=AMD0020:0@0000:00:14.5 instead",
      })
  void devicesThatOnlyAcpiKnowsCanBePlaced(String parameter, @Nullable String said) {
    parse(parameter, Dialect.LINUX_6_1);

    assertThat(stage.printed()).isEqualTo(said == null ? List.of() : List.of("AMD-Vi: " + said));
  }
}
