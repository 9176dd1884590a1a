package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lifeboat.plugin.intelvtd.Machines.dmar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.plugin.intelvtd.table.DmarTable;
import org.lifeboat.plugin.intelvtd.table.RemappingStructure;
import org.lifeboat.testkit.TestMachine;

/** The tables of real machines, where the collection is there. */
class RealTablesTest {
  private static List<Path> tables() {
    List<Path> files =
        Shared.folder("realworld/acpi").stream()
            .flatMap(folder -> Shared.list(folder).stream())
            .filter(file -> file.getFileName().toString().matches("dmar-.*\\.dat"))
            .toList();
    assumeThat(files).isNotEmpty();
    return files;
  }

  private static Bytes read(Path file) throws IOException {
    return Bytes.of(Files.readAllBytes(file));
  }

  @Test
  void eachNamesUnitsAndEndsWithItsLastStructure() throws IOException {
    for (Path file : tables()) {
      DmarTable table = new DmarTable(read(file));
      long end = DmarTable.STRUCTURES_OFFSET;
      for (RemappingStructure structure : table.structures()) {
        end = structure.header().end();
      }
      assertThat(end).as(file.toString()).isEqualTo(table.claimedLength());
      assertThat(table.units()).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void eachBootsUnderEveryKernel() throws IOException {
    for (Path file : tables()) {
      TestMachine machine = Machines.q35().withSilence(0).with(dmar(read(file)));
      for (IntelVtdSettings kernel :
          List.of(
              IntelVtdSettings.linux2632(),
              IntelVtdSettings.linux2633(),
              IntelVtdSettings.linux61())) {
        FakeBoot boot = FakeBoot.of(machine, kernel);

        assertThat(boot.result().isPresent() || boot.panic().isPresent())
            .as(file.toString())
            .isTrue();
      }
    }
  }
}
