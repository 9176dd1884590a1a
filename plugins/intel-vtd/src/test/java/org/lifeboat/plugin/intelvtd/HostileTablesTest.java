package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;
import static org.lifeboat.plugin.intelvtd.Machines.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.testkit.TestMachine;

/** No bytes make the driver throw what it should not, or take for ever. */
class HostileTablesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<IntelVtdSettings> KERNELS =
      List.of(
          IntelVtdSettings.linux2632(), IntelVtdSettings.linux2633(), IntelVtdSettings.linux61());

  /** A change of one byte of a table. */
  record Change(int offset, byte value) {}

  @Provide
  Arbitrary<Change> changes() {
    Arbitrary<Byte> values =
        Arbitraries.oneOf(
            Arbitraries.of((byte) 0, (byte) 1, (byte) 0xff, (byte) 0x80), Arbitraries.bytes());
    return Combinators.combine(Arbitraries.integers().between(0, 200), values).as(Change::new);
  }

  private static Bytes real(String recording) throws java.io.IOException {
    Path file = Shared.resource("/recordings/" + recording + "/DMAR.bin");
    return Bytes.of(Files.readAllBytes(file));
  }

  private static void bootsUnderEveryKernel(Bytes table) {
    Assertions.assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int silence : new int[] {0, -1}) {
            TestMachine machine = Machines.q35().withSilence(silence).with(dmar(table));
            for (IntelVtdSettings kernel : KERNELS) {
              FakeBoot boot = FakeBoot.of(machine, kernel);
              boolean ended = boot.result().isPresent() || boot.panic().isPresent();
              assertThat(ended || boot.probe().isEmpty()).isTrue();
            }
          }
        });
  }

  @Property(tries = 300)
  void anyBytesAreATable(@ForAll @Size(max = 400) byte[] content) {
    bootsUnderEveryKernel(Bytes.of(content));
  }

  @Property(tries = 300)
  void anyBytesBehindARightHeaderAreATable(@ForAll @Size(max = 400) byte[] body) {
    Bytes header = DmarBuilder.table().build();
    byte[] all = java.util.Arrays.copyOf(header.toArray(), 48 + body.length);
    System.arraycopy(body, 0, all, 48, body.length);
    bootsUnderEveryKernel(Bytes.of(all).with(4, (byte) all.length, (byte) (all.length >> 8)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aRealTableWithSomeBytesChangedIsATable(
      @ForAll("changes") Change first,
      @ForAll("changes") Change second,
      @ForAll("changes") Change third)
      throws java.io.IOException {
    Bytes table = real("dev-many-vtd");
    for (Change change : List.of(first, second, third)) {
      table = table.with(change.offset(), change.value());
    }
    bootsUnderEveryKernel(table);
  }

  @Property(tries = 200)
  void aTableCutAnywhereIsATable(
      @ForAll @IntRange(max = 152) int length, @ForAll boolean headerKnows)
      throws java.io.IOException {
    Bytes cut = real("dev-many-vtd").slice(0, length);
    bootsUnderEveryKernel(headerKnows ? cut.with(4, (byte) length) : cut);
  }

  @Property(tries = 50)
  void aTableThatClaimsFourGigabytesEndsWhereItsBytesDo(@ForAll @Size(max = 64) byte[] rest) {
    Bytes table =
        Bytes.of(DmarBuilder.sound().build().toArray())
            .with(4, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff);
    byte[] all = java.util.Arrays.copyOf(table.toArray(), table.length() + rest.length);
    System.arraycopy(rest, 0, all, table.length(), rest.length);
    bootsUnderEveryKernel(Bytes.of(all));
  }

  @Property(tries = 60)
  void faultsCanBePutIntoAnyTable(@ForAll @Size(max = 200) byte[] content) {
    Bytes table = Bytes.of(content).with(4, (byte) content.length, (byte) 0, (byte) 0, (byte) 0);
    for (FirmwareFault fault : new IntelVtdProvider().faults()) {
      bootsUnderEveryKernel(
          Machines.q35().with(dmar(table)).withFault(fault).firmware().tables().get(0).content());
    }
  }

  @Property(tries = 300)
  void aWalkTakesAtMostOneStepPerByte(@ForAll @Size(max = 2000) byte[] content) {
    Bytes table = Bytes.of(content).with(4, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0x7f);

    long steps =
        java.util.stream.StreamSupport.stream(
                new DmarTable(table).structures().spliterator(), false)
            .count();

    assertThat(steps).isLessThanOrEqualTo(Math.max(0, content.length - 48));
  }
}
