package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine as its kernel shows it, out of a copy of its files. */
final class FromSystemTest {
  private static final String CARD = "sys/bus/pci/devices/0000:01:00.0/";

  @TempDir private Path root;

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Imported imported() throws SourceException {
    return Sources.system(root, LogImportTest.PROFILES);
  }

  private String hocon() throws SourceException {
    return imported().hocon();
  }

  @BeforeEach
  void aMachine() throws IOException {
    write("proc/version", "Linux version 6.1.0-9-amd64 (builder) (gcc-12) #1 SMP\n");
    write("proc/cmdline", "ro quiet intel_iommu=on\n");
    entry(0, "0x0", "0x9fbff", "System RAM");
    entry(1, "0x100000", "0x7fffffff", "System RAM");
    entry(2, "0xfed00000", "0xfed00fff", "Reserved");
    entry(10, "0x100000000", "0x27fffffff", "System RAM");
    entry(3, "0x7fff0000", "0x7fffffff", "ACPI Non-volatile Storage");
  }

  private void entry(int number, String start, String end, String type) throws IOException {
    write("sys/firmware/memmap/" + number + "/start", start + "\n");
    write("sys/firmware/memmap/" + number + "/end", end + "\n");
    write("sys/firmware/memmap/" + number + "/type", type + "\n");
  }

  @Test
  void theMemoryMapStandsInFirmwaresOrder() throws Exception {
    assertThat(hocon())
        .containsSubsequence(
            "# The memory map: /sys/firmware/memmap.",
            "{ start = 0x0, last = 0x9fbff, type = \"usable\" }",
            "{ start = 0xfed00000, last = 0xfed00fff, type = \"reserved\" }",
            "{ start = 0x7fff0000, last = 0x7fffffff, type = \"ACPI NVS\" }",
            "{ start = 0x100000000, last = 0x27fffffff, type = \"usable\" }");
  }

  @Test
  void theKernelAndItsParametersAreTaken() throws Exception {
    assertThat(hocon())
        .contains("kernel = \"linux-6.1\"  # /proc/version: the machine's is 6.1.0-9-amd64")
        .contains("command-line = \"ro quiet intel_iommu=on\"  # /proc/cmdline");
  }

  @Test
  void whereTheKernelLiesIsKnownToRoot() throws Exception {
    write("proc/iomem", "00100000-7fffffff : System RAM\n  2c000000-2cffffff : Kernel code\n");

    assertThat(hocon())
        .contains("kernel-base = 0x2c000000  # /proc/iomem")
        .doesNotContain("what = kernel-base");
  }

  @Test
  void addressesThatAreHiddenAreNotTaken() throws Exception {
    write("proc/iomem", "00000000-00000000 : System RAM\n  00000000-00000000 : Kernel code\n");

    assertThat(hocon()).doesNotContain("kernel-base = ").contains("what = kernel-base");
    assertThat(imported().notes())
        .contains("/proc/iomem shows addresses to root alone: where the kernel lies is left out");
  }

  @Test
  void theLoadersPageTellsOfTheRamDisk() throws Exception {
    byte[] page = new byte[4096];
    ByteBuffer words = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    words.putInt(0x202, 0x53726448).putInt(0x218, 0x30311000).putInt(0x21c, 0x1234);
    write("sys/kernel/boot_params/data", page);

    assertThat(hocon()).contains("initrd { start = 0x30311000, last = 0x30312233 }");
  }

  private void card(String bits) throws IOException {
    write(CARD + "vendor", "0x8086\n");
    write(CARD + "device", "0x08b2\n");
    write(CARD + "class", "0x028000\n");
    write(CARD + "dma_mask_bits", bits + "\n");
    write(CARD + "consistent_dma_mask_bits", bits + "\n");
  }

  @Test
  void aDriversMasksAreKnown() throws Exception {
    card("39");
    Files.createDirectories(root.resolve(CARD + "driver"));

    assertThat(hocon())
        .contains("class = 0x028000, dma-mask-bits = 39, coherent-mask-bits = 39 }")
        .doesNotContain("what = devices");
  }

  @Test
  void withoutADriverTheMasksAreAssumed() throws Exception {
    card("32");

    assertThat(hocon())
        .contains("class = 0x028000, dma-mask-bits = 36, coherent-mask-bits = 36 }")
        .contains("{ what = devices, why = \"no driver has 1 of the functions");
  }

  @Test
  void aBridgeTellsWhatIsBehindIt() throws Exception {
    byte[] config = new byte[64];
    config[0x0e] = 1;
    config[0x19] = 1;
    config[0x1a] = 3;
    String bridge = "sys/bus/pci/devices/0000:00:1c.0/";
    write(bridge + "vendor", "0x8086\n");
    write(bridge + "device", "0x9c10\n");
    write(bridge + "class", "0x060400\n");
    write(bridge + "config", config);

    assertThat(hocon()).contains("bridge { secondary = 0x01, subordinate = 0x03 } }");
    assertThat(imported().notes()).anyMatch(n -> n.startsWith("PCI configuration space is shown"));
  }

  @Test
  void processorsAndStringsAreTaken() throws Exception {
    write(
        "proc/cpuinfo",
        """
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 158
        model name\t: x
        flags\t\t: fpu x2apic la57 msr
        """);
    write("sys/devices/system/cpu/possible", "0-15\n");
    write("sys/class/dmi/id/sys_vendor", "Dell Inc.\n");
    write("sys/class/dmi/id/product_name", "XPS 15\n");

    assertThat(hocon())
        .contains("vendor = intel  # /proc/cpuinfo", "model = 158", "five-level-paging = true")
        .contains("possible = 16", "system-vendor = \"Dell Inc.\"")
        .contains("description = \"Dell Inc. XPS 15\"");
  }

  private static byte[] dmar() {
    byte[] table = new byte[64];
    ByteBuffer words = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    words.put("DMAR".getBytes(StandardCharsets.US_ASCII)).putInt(64);
    words.putShort(50, (short) 16).put(52, (byte) 1).putLong(56, 0xfed90000L);
    return table;
  }

  @Test
  void tablesAreTakenAndAUnitsRegistersAssumed() throws Exception {
    write("sys/firmware/acpi/tables/DMAR", dmar());

    assertThat(hocon())
        .contains("tables += { signature = \"DMAR\"", "# A sane unit's, assumed.")
        .contains("registers += { address = 0xfed90000", "what = registers");
  }

  @Test
  void aUnitsRegistersAreKnownWhereItsDriverShowsThem() throws Exception {
    write("sys/firmware/acpi/tables/DMAR", dmar());
    String unit = "sys/class/iommu/dmar0/intel-iommu/";
    write(unit + "address", "fed90000\n");
    write(unit + "version", "1:0\n");
    write(unit + "cap", "d2008c40660462\n");
    write(unit + "ecap", "f050da\n");

    assertThat(hocon())
        .contains("\"0x08\" = 0xd2008c40660462, \"0x10\" = 0xf050da")
        .doesNotContain("what = registers");
  }

  @Test
  void theKernelsConfigurationTellsItsDefaults() throws Exception {
    write("sys/firmware/acpi/tables/DMAR", dmar());
    write(
        "boot/config-6.1.0-9-amd64",
        """
        CONFIG_INTEL_IOMMU=y
        CONFIG_AMD_IOMMU=y
        # CONFIG_INTEL_IOMMU_DEFAULT_ON is not set
        """);

    assertThat(hocon())
        .contains("drivers.intel-vtd.default-on = false  # the kernel's configuration");
  }

  @Test
  void aTableWithoutADriverIsLeftOut() throws Exception {
    write("sys/firmware/acpi/tables/DMAR", dmar());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("# CONFIG_INTEL_IOMMU is not set\n".getBytes(StandardCharsets.US_ASCII));
    }
    write("proc/config.gz", packed.toByteArray());

    assertThat(hocon())
        .contains("# There is a table DMAR; nothing in this kernel read it")
        .doesNotContain("signature = \"DMAR\"", "table IVRS");
  }

  @Test
  void whatOnlyRootMayReadIsNamed() throws Exception {
    write("sys/firmware/acpi/tables/DMAR", dmar());
    Path table = root.resolve("sys/firmware/acpi/tables/DMAR");
    Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(table), "root reads everything");

    assertThat(imported().notes())
        .contains("only root may read /sys/firmware/acpi/tables/DMAR: left out");
    assertThat(hocon())
        .contains("{ what = remapping-table, why = \"only root may read the table DMAR");
  }

  @Test
  void efiHidesWhatItKeeps() throws Exception {
    write("sys/firmware/efi/fw_platform_size", "64\n");

    assertThat(hocon()).contains("{ what = firmware-holdings,");
  }

  @Test
  void withoutAMemoryMapThereIsNoMachine(@TempDir Path empty) {
    assertThatThrownBy(() -> Sources.system(empty, LogImportTest.PROFILES))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("tells of no memory map and of no table")
        .hasMessageContaining("acpidump");
  }

  @Test
  void filesThatHoldSomethingElseDoNoHarm() throws Exception {
    entry(11, "zero", "0x1", "System RAM");
    entry(12, "0x2", "0x1", "System RAM");
    write(CARD + "vendor", "what");
    write("sys/devices/system/cpu/possible", "many");
    write("sys/kernel/boot_params/data", "short");
    write("proc/config.gz", "not packed");
    write("proc/cpuinfo", "cpu family : 99999999999\n");

    assertThat(hocon()).contains("what = processors");
  }
}
