package org.lifeboat.experiment.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.engine.config.MachineBuilder;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;

class TableMachinesTest {
  private static final Path TABLES = Shipped.config().resolve("machines/tables");

  @TempDir Path folder;

  private Path file(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Machine> machines(MachineFamily family) {
    return IntStream.range(0, family.size()).mapToObj(family::machine).toList();
  }

  @Test
  void aFoldersTablesAreMachinesThatBootUnderEveryKernel() {
    TableMachines family = TableMachines.in(List.of(TABLES));

    assertThat(machines(family))
        .extracting(Machine::id)
        .containsExactly(
            "dell-vostro-14-5459-dmar", "dell-xps-13-9370-dmar", "lenovo-ideapad-flex-15-dmar");
    for (Machine machine : machines(family)) {
      assertThat(MachineBuilder.of(machine).build()).isEqualTo(machine);
      for (KernelProfile kernel : Shipped.KERNELS) {
        assertThat(Shipped.LIFEBOAT.boot(BootPlan.of(machine, kernel)).failure()).isEmpty();
      }
    }
  }

  @Test
  void theLaptopWithItsUnitAtZeroLosesItsIommu() {
    Machine machine =
        TableMachines.in(List.of(TABLES.resolve("lenovo-ideapad-flex-15-dmar.bin"))).machine(0);
    BootPlan plan = BootPlan.of(machine, Shipped.kernel("linux-6.1"));

    assertThat(Shipped.LIFEBOAT.boot(plan).hardware().active()).isFalse();
    assertThat(Shipped.LIFEBOAT.boot(plan).devices())
        .anyMatch(d -> d.name().equals("Wi-Fi card") && d.maskBits() == 32);
  }

  @Test
  void memoryOfOneCanBeChanged() {
    Machine machine = TableMachines.in(List.of(TABLES)).machine(0);

    assertThat(MemorySize.installed(machine)).isEqualTo(8L << 30);
    assertThat(MemorySize.installed(MemorySize.of(machine, 64L << 30))).isEqualTo(64L << 30);
    assertThat(MachineBuilder.of(MemorySize.of(machine, 3L << 30)).build()).isNotEqualTo(machine);
  }

  @Test
  void filesOfOneNameAreToldApart() {
    Path first = file("a/dmar.dat", "DMAR one");
    Path second = file("b/dmar.dat", "DMAR two");

    TableMachines family = TableMachines.in(List.of(first, second));

    assertThat(family.label(0)).isEqualTo("dmar");
    assertThat(family.label(1)).isEqualTo("dmar-2").isEqualTo(family.machine(1).id());
  }

  @Test
  void theDescriptionDoesNotSayWhereTheFileLay() {
    assertThat(TableMachines.in(List.of(file("x.dat", "IVRS"))).machine(0).description())
        .isEqualTo("a plain machine around the IVRS of x");
  }

  @Test
  void anyBytesThatBeginAsATableAreOneAndNoKernelTripsOverThem() {
    for (String bytes : List.of("DMAR", "IVRS" + "\u00ff".repeat(400), "DMAR0" + "\0".repeat(99))) {
      Machine machine = TableMachines.in(List.of(file("hostile.dat", bytes))).machine(0);

      assertThat(MachineBuilder.of(machine).build()).isEqualTo(machine);
      for (KernelProfile kernel : Shipped.KERNELS) {
        assertThat(Shipped.LIFEBOAT.boot(BootPlan.of(machine, kernel)).failure()).isEmpty();
      }
    }
  }

  @Test
  void whatIsNoTableIsAnErrorWithItsName() {
    Path text = file("notes.txt", "Hello");
    Path missing = folder.resolve("missing.dat");

    assertThatThrownBy(() -> TableMachines.in(List.of(text, missing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            text
                + ": is no DMAR or IVRS table, raw or as acpidump prints it: it begins with"
                + " 'Hell'\n"
                + missing
                + ": there is no such file or folder");
  }

  @Test
  void aFolderWithoutATableIsAnError() {
    file("notes.txt", "Hello");

    assertThatThrownBy(() -> TableMachines.in(List.of(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder + ": there is no DMAR or IVRS table in it");
  }

  @Test
  void ofManyProblemsTheFirstAreNamed() {
    List<Path> files = IntStream.range(0, 13).mapToObj(i -> file("f" + i, "no")).toList();

    assertThatThrownBy(() -> TableMachines.in(files))
        .message()
        .hasLineCount(11)
        .endsWith("\nand 3 more");
  }
}
