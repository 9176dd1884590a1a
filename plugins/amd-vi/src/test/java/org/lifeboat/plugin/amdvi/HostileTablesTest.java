package org.lifeboat.plugin.amdvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.plugin.amdvi.ivrs.EntryLengths;
import org.lifeboat.plugin.amdvi.ivrs.IvrsTable;
import org.lifeboat.plugin.amdvi.ivrs.WalkEnd;

class HostileTablesTest {
  private static final Bytes SOUND =
      IvrsBytes.table(
          1,
          IvrsBytes.unit(IvrsBytes.ALL, IvrsBytes.select(8), IvrsBytes.SOUTHBRIDGE),
          IvrsBytes.unit(
              0x40,
              0x10,
              Machines.MMIO,
              Unit.GUEST_APIC,
              IvrsBytes.range(8, 0xff),
              IvrsBytes.SOUTHBRIDGE,
              new byte[] {
                (byte) 0xf0, 8, 0, 0, 'A', 'B', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
              }));

  /** What a kernel may do with a table: start, fail or hang, and nothing else. */
  private static void bootsOrPanics(Bytes table) {
    for (Dialect dialect : Dialect.values()) {
      try {
        Boots.boot(Machines.q35(table), dialect);
      } catch (KernelPanic e) {
        assertThat(e.text()).containsAnyOf("endless loop", "boot hang");
      }
    }
  }

  @Property
  void anyBytesWillDo(@ForAll byte[] bytes) {
    bootsOrPanics(Bytes.of(bytes));
  }

  @Property
  void anyBytesBehindASoundHeaderWillDo(@ForAll byte[] bytes) {
    bootsOrPanics(IvrsBytes.table(bytes));
  }

  @Property(tries = 3000)
  void anyChangeOfASoundTableWillDo(@ForAll("mutations") Bytes table) {
    bootsOrPanics(table);
  }

  @Property
  void aTableMayBeCutAnywhere(@ForAll("cuts") int length) {
    bootsOrPanics(SOUND.slice(0, length));
    bootsOrPanics(IvrsBytes.summed(SOUND.slice(0, length)));
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.integers().between(0, SOUND.length());
  }

  @Provide
  Arbitrary<Bytes> mutations() {
    Arbitrary<Integer> offsets = Arbitraries.integers().between(36, SOUND.length() - 1);
    return Combinators.combine(offsets, Arbitraries.bytes(), offsets, Arbitraries.bytes())
        .as((at, value, at2, value2) -> IvrsBytes.summed(SOUND.with(at, value).with(at2, value2)));
  }

  @Test
  void aTableThatClaimsFourGigabytesTakesNoTime() {
    Bytes huge = Bytes.of(new byte[60]).with(4, (byte) -1, (byte) -1, (byte) -1, (byte) -1);

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> bootsOrPanics(huge));
  }

  @Test
  void manySmallBlocksTakeLittleTime() {
    byte[] many = new byte[60_000];
    for (int i = 0; i < many.length; i += 4) {
      many[i] = 0x10;
      many[i + 2] = 4;
    }

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> bootsOrPanics(IvrsBytes.table(many)));
  }

  static Stream<Path> realTables() throws IOException {
    return Shared.list("realworld/acpi", "ivrs-.*\\.dat");
  }

  @Test
  void everyRealTableIsSoundAndItsUnitsStartUpToPci() throws IOException {
    Path[] tables = realTables().toArray(Path[]::new);
    Assumptions.assumeTrue(tables.length > 0, "no real tables beside the project");
    for (Path file : tables) {
      Bytes content = Bytes.of(Files.readAllBytes(file));
      IvrsTable table =
          IvrsTable.decode(new FirmwareTable("IVRS", 0, content), EntryLengths.WITH_ACPI_DEVICES);
      assertThat(table.end()).as(file.toString()).isEqualTo(WalkEnd.EXACT);
      assertThat(table.units())
          .as(file.toString())
          .isNotEmpty()
          .allMatch(u -> u.end() == WalkEnd.EXACT);
      RegisterPage[] units = unitsOf(table);
      for (Dialect dialect : Dialect.values()) {
        assertThatCode(() -> Boots.boot(Machines.q35(content).withRegisters(units), dialect))
            .as(file.toString())
            .doesNotThrowAnyException();
      }
    }
  }

  private static RegisterPage[] unitsOf(IvrsTable table) {
    return table
        .units()
        .map(unit -> unit.mmioBase())
        .distinct()
        .filter(base -> base != Machines.MMIO)
        .map(base -> Machines.unit(base, 0, 0, true))
        .toArray(RegisterPage[]::new);
  }
}
