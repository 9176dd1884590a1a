package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All errors of a plan come at once, each with file, line, path, what is wrong and what would be
 * right.
 */
final class TenMistakesTest {
  @TempDir private Path folder;

  @Test
  void aFileWithTenMistakesGetsTenMessagesInTheOrderOfItsLines() {
    String plan =
        """
        machine {
          id = wrong
          memory-map = [
            { start = 0x0, last = 0x9fbff, type = usabel }
            { start = 0x100000, last = 0xfffff, type = usable }
          ]
          procesor { possible = 4 }
          functions = [
            { address = "0000:00:02.8", vendor = 0x8086, device = 0x100e, class = 0x020000 }
            { address = "0000:00:03.0", vendor = 0x18086, device = 0x100e, class = 0x020000 }
          ]
          tables = [ { signature = DMAR, hex = "444d41x2" } ]
        }
        kernel { profile = linux-6.1, driver-start = first-detected }
        policy { id = late-alloc, pool-bytes = 512 }
        drivers { intel-vtd { default-on = perhaps } }
        faults = [ dmar-adress-zero ]
        """;

    assertThat(PlanFiles.in(folder).problems(plan))
        .containsExactly(
            "plan.conf:4: machine.memory-map[0].type: 'usabel' is no type; did you mean 'usable'?"
                + " one of usable, reserved, ACPI data, ACPI NVS, unusable, persistent (type 7),"
                + " persistent (type 12), soft reserved",
            "plan.conf:5: machine.memory-map[1].last: the range ends before it starts; above"
                + " 0x100000",
            "plan.conf:7: machine.procesor: unknown key; did you mean 'processor'? one of boot,"
                + " description, dmi, functions, holdings, id, memory-map, nodes, processor,"
                + " processor-nodes, registers, tables, unknown, workloads",
            "plan.conf:9: machine.functions[0].address: '0000:00:02.8' is no PCI address;"
                + " 0000:00:1f.2, in quotes",
            "plan.conf:10: machine.functions[1].vendor: 0x18086 is out of range; 0 to 65535",
            "plan.conf:12: machine.tables[0].hex: 'x' at position 7 is no hexadecimal digit",
            "plan.conf:14: kernel.driver-start: 'first-detected' is no driver start; did you mean"
                + " 'last-detected'? one of last-detected, each-detected",
            "plan.conf:15: policy.pool-bytes: 512 is out of range; 1MB to 4GB",
            "plan.conf:16: drivers.intel-vtd.default-on: 'perhaps' is neither true nor false",
            "plan.conf:17: faults[0]: there is no fault 'dmar-adress-zero'; did you mean"
                + " 'dmar-address-zero'? one of dmar-address-zero, dmar-all-ones");
  }

  @Test
  void aMistakeInAnIncludedFileIsShownThere() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write("parts/board.conf", "machine {\n  id = x\n  processor { family = 700 }\n}\n")
            .write("plan.conf", "include \"parts/board\"\nmachine.memory-map = []\n");

    assertThat(files.problemsOf(files.request("plan.conf")))
        .containsExactly(
            "parts/board.conf:3: machine.processor.family: 700 is out of range; 0 to 270");
  }

  @Test
  void aMistakeInAKernelProfileIsShownThere() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write(
                "kernels/mine.conf",
                "kernel {\n  profile = linux-6.1\n  bounce.default-slots = none\n}\n")
            .write("plan.conf", "kernel = kernels/mine.conf\n" + PlanFiles.MACHINE);

    assertThat(files.problemsOf(files.request("plan.conf")))
        .containsExactly(
            "kernels/mine.conf:3: kernel.bounce.default-slots: 'none' is not a whole number like 4"
                + " or 0x1f");
  }

  @Test
  void aMessageIsOneLineWithoutControlCharacters() {
    assertThat(PlanFiles.in(folder).problems(PlanFiles.MACHINE + "seed = \"\\u001b[31m\\n\""))
        .containsExactly("plan.conf:5: seed: '?[31m?' is not a whole number like 4 or 0x1f");
  }

  @Test
  void endlessMistakesAreNotShownToTheEnd() {
    assertThat(
            PlanFiles.in(folder)
                .problems(PlanFiles.MACHINE + "faults = [" + "x,".repeat(5000) + "]"))
        .hasSize(201)
        .endsWith("...: only the first 200 are shown");
  }
}
