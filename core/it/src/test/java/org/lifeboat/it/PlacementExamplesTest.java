package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * Whole boots of linux-2.6.32-33.md section 9.1, where early memory and the pool go: its machine M
 * and what it makes of it.
 */
final class PlacementExamplesTest {
  private static final String LOW_RAM = "{ start = 0x10000, last = 0x9efff, type = usable }";
  private static final String M =
      ram("{ start = 0x100000, last = 0xbf76ffff, type = usable }", above4G(0x13fffffffL));

  private static String above4G(long last) {
    return "{ start = 0x100000000, last = 0x%x, type = usable }".formatted(last);
  }

  private static String ram(String... parts) {
    return "machine.memory-map=[%s, %s]".formatted(LOW_RAM, String.join(", ", parts));
  }

  private static BootReport boot(String kernel, String ram, String commandLine, String... more) {
    List<String> sets =
        new ArrayList<>(
            List.of(
                ram,
                "machine.boot.initrd={ start = 0x377fe000, last = 0x37fefb36 }",
                "machine.boot.command-line=\"" + commandLine + "\"",
                "machine.processor.possible=16"));
    sets.addAll(Arrays.asList(more));
    return Shipped.boot("q35-8g-no-iommu", kernel, "deferred-init", sets.toArray(String[]::new));
  }

  private static List<String> owned(BootReport report, String... names) {
    assertThat(report.failure()).isEmpty();
    return report.owners().stream()
        .filter(o -> Arrays.stream(names).anyMatch(o.owner().name()::startsWith))
        .map(PlacementExamplesTest::line)
        .toList();
  }

  private static String line(Owned owned) {
    return owned.range() + " " + owned.owner().name();
  }

  private static List<String> pool(BootReport report) {
    return owned(report, "swiotlb");
  }

  @ParameterizedTest(name = "X1 {0}")
  @CsvSource({
    "linux-2.6.32, 0x41000-0x45000 ACPI wake-up code",
    "linux-2.6.33, 0x12000-0x16000 ACPI wake-up code"
  })
  void x1(String kernel, String wakeUp) {
    BootReport report = boot(kernel, M, "");

    assertThat(pool(report))
        .containsExactly(
            "0x20000000-0x24000000 swiotlb pool",
            "0x24000000-0x24020000 swiotlb free list",
            "0x24020000-0x24060000 swiotlb original addresses",
            "0x24060000-0x24068000 swiotlb overflow buffer");
    assertThat(owned(report, "section roots", "page descriptors", "page tables of", "ACPI"))
        .containsExactly(
            wakeUp,
            "0x28000000-0x28001000 section roots",
            "0x28402000-0x28404000 page tables of the page descriptors",
            "0x28600000-0x2be00000 page descriptors");
    assertThat(owned(report, "per-CPU areas")).first().asString().startsWith("0x28200000-");
  }

  @Test
  void earlyAreasOfMAreWhereItSays() {
    assertThat(owned(boot("linux-2.6.32", M, ""), "page tables", "node data"))
        .startsWith("0x10000-0x14000 page tables", "0x14000-0x19000 node data");
  }

  @ParameterizedTest(name = "X8 {0}")
  @ValueSource(strings = {"linux-2.6.32", "linux-2.6.32-hotremove"})
  void x8(String kernel) {
    String ram = ram("{ start = 0x100000, last = 0x7fffffff, type = usable }");

    BootReport report = boot(kernel, ram, "iommu=soft", "machine.processor.possible=4");

    assertThat(pool(report))
        .containsExactly(
            "0x3c00000-0x7c00000 swiotlb pool",
            "0x7c00000-0x7c20000 swiotlb free list",
            "0x7c20000-0x7c60000 swiotlb original addresses",
            "0x7c60000-0x7c68000 swiotlb overflow buffer");
    assertThat(owned(report, "page descriptors"))
        .containsExactly("0x2000000-0x3c00000 page descriptors");
  }

  @ParameterizedTest(name = "X9 {0}")
  @CsvSource({
    "linux-2.6.32, 16, 0x1a2b000-0x5a2b000, 0x5a2b000-0x5a4b000",
    "linux-2.6.32-hotremove, 4, 0x5f9e000-0x9f9e000, 0x9f9e000-0x9fbe000"
  })
  void x9(String kernel, int processors, String pool, String list) {
    String ram =
        ram("{ start = 0x100000, last = 0x1fefffff, type = usable }", above4G(0x1ffffffffL));

    assertThat(
            pool(
                boot(
                    kernel,
                    ram,
                    "",
                    "machine.boot.initrd={ start = 0x1fe00000, last = 0x1fe00fff }",
                    "machine.processor.possible=" + processors)))
        .startsWith(pool + " swiotlb pool", list + " swiotlb free list");
  }

  @Test
  void x10() {
    String ram =
        ram("{ start = 0x100000, last = 0x7fffffff, type = usable }", above4G(0x17fffffffL));
    String nodes =
        "machine.nodes=[{ node = 0, start = 0, last = 0x7fffffff },"
            + " { node = 1, start = 0x100000000, last = 0x17fffffff }]";

    BootReport report = boot("linux-2.6.32", ram, "", nodes);

    assertThat(pool(report)).startsWith("0x20000000-0x24000000 swiotlb pool");
    assertThat(owned(report, "page descriptors")).last().asString().startsWith("0x100200000-");
  }

  @ParameterizedTest(name = "X{0}: swiotlb={1}")
  @CsvSource({
    "12, 65536, 0x20000000-0x28000000, 0x2804c000, 0x2808c000, 0x2810c000-0x28114000",
    "13, 131072, 0x37ff0000-0x47ff0000, 0x47ff0000, 0x48070000, 0x48170000-0x48178000",
    "15, 128, 0x20000000-0x20040000, 0x20040000, 0x20040200, 0x20040600-0x20048600"
  })
  void ofOtherSizes(int x, long slots, String pool, String list, String original, String overflow) {
    List<String> found = pool(boot("linux-2.6.33", M, "swiotlb=" + slots));

    assertThat(found).as("X%d", x).hasSize(4);
    assertThat(found.get(0)).isEqualTo(pool + " swiotlb pool");
    assertThat(found.get(1)).startsWith(list + "-").endsWith("swiotlb free list");
    assertThat(found.get(2)).startsWith(original + "-");
    assertThat(found.get(3)).isEqualTo(overflow + " swiotlb overflow buffer");
  }

  @ParameterizedTest(name = "X14: swiotlb={0}")
  @CsvSource({
    "2097152, BUG: the pool's size passes its bound (alloc_bootmem_core)",
    "1572864, Out of memory"
  })
  void x14(long slots, String panic) {
    assertThat(boot("linux-2.6.32", M, "swiotlb=" + slots).panic()).hasValue(panic);
  }

  @ParameterizedTest
  @CsvSource({"linux-2.6.32", "linux-2.6.33"})
  void aCrashKernelUsuallyLiesAt32Mb(String kernel) {
    BootReport report = boot(kernel, M, "crashkernel=128M");

    assertThat(owned(report, "crash kernel")).containsExactly("0x2000000-0xa000000 crash kernel");
    assertThat(pool(report)).startsWith("0x20000000-0x24000000 swiotlb pool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux-2.6.32 | 8G | crashkernel reservation failed. No suitable area found.",
        "linux-2.6.33 | 8G | crashkernel reservation failed - No suitable area found.",
        "linux-2.6.32 | 64M@16M | crashkernel reservation failed - memory is in use",
        "linux-2.6.33 | 64M@16M | crashkernel reservation failed - memory is in use."
      })
  void aCrashKernelWithoutRoomIsToldInTheVersionsWords(String kernel, String asked, String text) {
    assertThat(boot(kernel, M, "crashkernel=" + asked).log()).contains(text);
  }

  @Test
  void aCrashKernelDoesNotMoveBootmemsHint() {
    String ram = ram("{ start = 0x100000, last = 0x7fffffff, type = usable }");
    String commandLine = "iommu=soft crashkernel=64M@256M";

    BootReport report = boot("linux-2.6.32", ram, commandLine, "machine.processor.possible=4");

    assertThat(owned(report, "crash kernel")).containsExactly("0x10000000-0x14000000 crash kernel");
    assertThat(pool(report)).as("as in X8").startsWith("0x3c00000-0x7c00000 swiotlb pool");
  }

  /**
   * L1 and L2 of section 9.3: where kernels with memory hot-remove put the pool, as their logs say.
   */
  @ParameterizedTest(name = "log of {0}")
  @CsvSource({
    "ubuntu-10.04-server, linux-2.6.32-hotremove, 0x5600000, 0x579e000-0x979e000",
    "fedora-13, fedora-13-kernel.conf, 0x6400000, 0x6bde000-0xabde000"
  })
  void asRecorded(String machine, String kernel, String perCpu, String pool) {
    BootReport report = Situations.boot(machine, kernel, null);

    assertThat(owned(report, "per-CPU areas")).first().asString().startsWith(perCpu + "-");
    assertThat(pool(report)).startsWith(pool + " swiotlb pool");
  }
}
