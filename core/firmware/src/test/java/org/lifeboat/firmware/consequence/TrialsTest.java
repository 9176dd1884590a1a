package org.lifeboat.firmware.consequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.firmware.Acpi;
import org.lifeboat.firmware.RealTables;
import org.lifeboat.firmware.consequence.Trials.Trial;

class TrialsTest {
  private static final Lifeboat LIFEBOAT = Lifeboat.create();
  private static final Trials TRIALS =
      new Trials(
          LIFEBOAT, LIFEBOAT.reader().kernelIds().stream().map(LIFEBOAT.reader()::kernel).toList());

  private static final String ALL = "0000 1800 01 00 0000 0010d9fe00000000 03 08 0000 02 f0 1f00";
  private static final String ZERO = "0000 1800 00 00 0000 0000000000000000 01 08 0000 00 00 0200";

  private static Trial of(Bytes table) {
    return TRIALS.of(Acpi.decoded(table));
  }

  private static Consequence under(String kernel, Trial trial) {
    return trial.consequences().stream()
        .filter(c -> c.kernel().equals(kernel))
        .findFirst()
        .orElseThrow();
  }

  @Example
  void aSoundTableWorksUnderEveryKernel() {
    Trial trial = of(Acpi.dmar(ALL));

    assertThat(trial.consequences()).hasSameSizeAs(LIFEBOAT.reader().kernelIds());
    assertThat(trial.consequences())
        .allSatisfy(
            c -> {
              assertThat(c.iommu()).isEqualTo("works");
              assertThat(c.way()).isEqualTo("intel-vtd");
              assertThat(c.cardLives()).isTrue();
              assertThat(c.complaint()).isEmpty();
            });
    assertThat(trial.story()).isEmpty();
  }

  @Example
  void allRealTablesWorkButTheOneWithAUnitAtZero() {
    RealTables.all()
        .forEach(
            (name, table) ->
                assertThat(of(table).consequences())
                    .as(name)
                    .allMatch(c -> c.active() != name.contains("flex-15-20309")));
  }

  @Example
  void theMachineWithItsUnitAtZeroLosesItsWifiWithoutABounceBuffer() {
    Trial trial = TRIALS.of(RealTables.table("dmar-lenovo-ideapadflex-ideapadflex-15-20309"));

    assertThat(under("linux-6.1", trial).complaint())
        .contains("DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!");
    assertThat(under("linux-6.1", trial).way()).isEqualTo("swiotlb, 64 MB");
    assertThat(trial.story())
        .anyMatch(
            s -> s.startsWith("The Wi-Fi card is behind the unit at offset 0x30, as is every"))
        .anyMatch(s -> s.contains("linux-6.1") && s.contains("alive through the bounce buffer"))
        .anyMatch(s -> s.startsWith("Without a bounce buffer") && s.contains("DEAD"));
  }

  @Example
  void aSecondUnitAtZeroIsNotSeenByTheOldestKernel() {
    Trial trial = of(Acpi.dmar(ALL.replace("01 00 0000 0010", "00 00 0000 0010"), ZERO));

    assertThat(under("linux-2.6.32", trial).iommu()).isNotEqualTo("fails when detected");
    assertThat(under("linux-2.6.33", trial).iommu()).isEqualTo("fails when detected");
    assertThat(under("linux-6.1", trial).iommu()).isEqualTo("fails when detected");
  }

  @Example
  void theStoryNamesAnotherUnitThatIsAtZero() {
    Trial trial = of(Acpi.dmar(ZERO, ALL));

    assertThat(trial.story())
        .anyMatch(s -> s.startsWith("The Wi-Fi card is behind the unit at offset 0x48,"))
        .anyMatch(s -> s.contains("another unit, at offset 0x30, which serves PCI device 00:02.0;"))
        .anyMatch(s -> s.contains("(The DMAR table names a remapping unit at address 0)"));
  }

  @Example
  void anIvrsWithAWrongChecksumFailsWhenStarted() {
    Bytes table = RealTables.table("ivrs-valve").content();
    Trial trial = TRIALS.of(Acpi.decoded(table.with(9, (byte) ~table.u8(9))));

    assertThat(under("linux-6.1", trial).iommu()).isEqualTo("fails when started");
    assertThat(under("linux-6.1", trial).complaint())
        .contains("AMD-Vi: [Firmware Bug]: IVRS invalid checksum");
  }

  @Example
  void anEndlessScopeStopsTheMachine() {
    Trial trial = of(Acpi.dmar(ALL.replace("1800", "1a00") + "0100"));

    assertThat(under("linux-6.1", trial).iommu()).isEqualTo("the machine stops");
    assertThat(trial.story()).anyMatch(s -> s.contains("stops before the card has a driver"));
  }

  @Example
  void regionsUnderTheTrialsTablesAndOverAllMemoryAreTried() {
    String region = "0100 1800 0000 0000 %s %s";

    assertThat(
            of(Acpi.dmar(ALL, region.formatted("0000fe7f00000000", "ffffff7f00000000")))
                .consequences())
        .allMatch(c -> c.failure().isEmpty());
    assertThat(
            of(Acpi.dmar(ALL, region.formatted("0000000000000000", "ffffffffffffffff")))
                .consequences())
        .allMatch(c -> c.failure().isEmpty());
  }

  @Example
  void aTableThatNamesTheWholeBusLeavesRoomForTheTwoDevices() {
    StringBuilder scopes = new StringBuilder();
    for (int place = 1; place < 256; place++) {
      scopes.append("01 08 0000 00 00 %02x%02x".formatted(place >> 3, place & 7));
    }

    TrialMachine trial =
        TrialMachine.around(
            Acpi.decoded(Acpi.dmar("0000 0808 00 00 0000 0010d9fe00000000" + scopes)));

    assertThat(trial.machine().functions()).hasSize(256);
    assertThat(trial.machine().functions())
        .filteredOn(f -> f.name().equals("Wi-Fi card"))
        .singleElement()
        .satisfies(f -> assertThat(f.address()).isEqualTo(trial.card()));
    assertThat(trial.machine().functions()).anyMatch(f -> f.name().equals("NVMe disk"));
  }

  @Property(tries = 300)
  void anyTableIsTriedAndNoDriverBreaksTheRules(@ForAll("alteredTables") Bytes table) {
    Trial trial = TRIALS.of(RealTables.decode(table));

    assertThat(trial.consequences()).allMatch(c -> c.failure().isEmpty());
    assertThat(TRIALS.of(RealTables.decode(table)).story()).isEqualTo(trial.story());
  }

  @Provide
  Arbitrary<Bytes> alteredTables() {
    Arbitrary<Bytes> tables = Arbitraries.of(List.copyOf(RealTables.all().values()));
    Arbitrary<Integer> places = Arbitraries.integers().between(36, 300);
    Arbitrary<Integer> values =
        Arbitraries.of(0, 1, 2, 3, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xf0, 0xff);
    return Combinators.combine(tables, places, values, places, values)
        .as(
            (t, at, a, then, b) ->
                Acpi.summed(t.with(at, a.byteValue()).with(then, b.byteValue())));
  }
}
