package org.lifeboat.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.FirmwareTable;
import org.lifeboat.api.firmware.Processor.Vendor;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.pci.PciFunction.BusRange;
import org.lifeboat.engine.plan.Machine;

/** Tables, registers and functions of a recorded machine. */
final class RecordedMachineTest {
  private static final String LOADED = "\"loaded\": [{\"address\": \"%s\", \"file\": \"%s\"}]";

  private RecordingFolder folder;

  @BeforeEach
  void make(@TempDir Path temporary) {
    folder = new RecordingFolder(temporary.resolve("small"));
  }

  private Machine machine() throws RecordingException {
    return folder.read().machine().orElseThrow();
  }

  private List<RegisterPage> registers() throws RecordingException {
    return machine().firmware().registers();
  }

  private static byte[] dmar(long... bases) {
    ByteBuffer table =
        ByteBuffer.allocate(48 + 16 * bases.length).order(ByteOrder.LITTLE_ENDIAN).position(48);
    for (long base : bases) {
      table.putShort((short) 0).putShort((short) 16).putInt(0).putLong(base);
    }
    return table.put(0, new byte[] {'D', 'M', 'A', 'R'}).array();
  }

  @Test
  void theTablesThatTheKernelSawCountBeforeThoseInjected() throws RecordingException {
    folder.withInputs("\"injected\": [\"a\", \"b\", \"c\"]");
    folder.with("injected-a.bin", dmar(0xfed90000L)).with("injected-b.bin", dmar());
    folder.with("injected-c.bin", "DMAR");
    assertThat(machine().firmware().tables())
        .extracting(FirmwareTable::signature)
        .containsExactly("DMAR");
    assertThat(machine().firmware().tables().get(0).content().length()).isEqualTo(48);

    folder.with("DMAR.bin", dmar(0, 0));
    assertThat(machine().firmware().tables().get(0).content().length()).isEqualTo(80);
  }

  @Test
  void theLogTellsOfHpetAndOfIoApics() throws RecordingException {
    folder.with(
        "dmesg.txt",
        RecordingFolder.LOG
            + "ACPI: HPET 0x000000007FFE2B2F 000038\n"
            + "IOAPIC[0]: apic_id 0, version 32, address 0xfec00000, GSI 0-23\n");

    assertThat(machine().firmware().tables())
        .extracting(FirmwareTable::signature)
        .containsExactly("APIC", "HPET");
    assertThat(folder.with("APIC.bin", "own").read().machine().orElseThrow().firmware().tables())
        .extracting(t -> t.content().length())
        .containsExactly(3, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../small/x.bin",
        "sub/x.bin",
        "/etc/passwd",
        "..",
        ".",
        "",
        "x/",
        "/",
        "//",
        "../x"
      })
  void aFileOutsideIsRefused(String name) {
    assertThat(folder.withInputs(LOADED.formatted("0x1000", name)).problem())
        .startsWith(": names a file outside itself, '" + name + "'");
  }

  @Test
  void aFileThatCannotBeIsRefused() {
    assertThat(folder.withInputs(LOADED.formatted("0x1000", "\\u0000")).problem())
        .isEqualTo(": names a file that cannot be: ?");
    assertThat(folder.withInputs("\"injected\": [\"../../x\"]").problem())
        .contains("names a file outside itself");
    assertThat(folder.withInputs("\"injected\": [\"\\n\\u001b[2J\"]").problem())
        .isEqualTo("/injected-??[2J.bin: there is no such file; case.json names it");
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    assertThat(folder.withInputs(LOADED.formatted("0x1000", "none.bin")).problem())
        .isEqualTo("/none.bin: there is no such file; case.json names it");
    assertThat(folder.withInputs("\"injected\": [\"none\"]").problem())
        .isEqualTo("/injected-none.bin: there is no such file; case.json names it");
  }

  @Test
  void aTableHasBounds() {
    assertThat(folder.with("DMAR.bin", new byte[(1 << 20) + 1]).problem())
        .isEqualTo("/DMAR.bin: is larger than 1 MB");
  }

  @Test
  void registersAreTheBoardsThenThoseLoadedThenZeros() throws RecordingException {
    folder.withInputs(
        "\"qemu\": [\"-device\", \"intel-iommu\", \"-device\"], "
            + LOADED.formatted("0x50000000", "x.bin"));
    folder
        .with("x.bin", new byte[4097])
        .with(
            "DMAR.bin",
            dmar(0xfed90000L, 0x50000000L, 0x50001000L, 0x60000018L, 0x1000, 0x20000000L, -1L));

    assertThat(registers())
        .extracting(RegisterPage::address)
        .containsExactly(0x50000000L, 0x60000000L, 0xfed90000L);
  }

  @Test
  void aBoardHasOneUnitOfAKind() throws RecordingException {
    String unit = "\"-device\", \"intel-iommu\", \"-device\", \"amd-iommu\"";
    folder.withInputs("\"qemu\": [" + unit + ", " + unit + "]");

    assertThat(registers())
        .extracting(RegisterPage::address)
        .containsExactly(0xfed80000L, 0xfed90000L);
  }

  @ParameterizedTest
  @CsvSource({
    "intel-iommu, 0xd2008c22260206",
    "'intel-iommu,aw-bits=48', 0xd2008c222f0606",
    "'intel-iommu,caching-mode=on', 0xd2008c22260286",
    "'intel-iommu,dma-drain=off', 0x12008c22260206",
  })
  void aUnitReadsWhatItsOptionsSay(String device, String capabilities) throws RecordingException {
    folder.withInputs("\"qemu\": [\"-device\", \"" + device + "\"]");

    assertThat(registers().get(0).content().u64(8)).isEqualTo(Long.decode(capabilities));
  }

  @Test
  void aUnitReadsWhatTheLogSays() throws RecordingException {
    folder.withInputs("\"qemu\": [\"-device\", \"intel-iommu\"]");
    folder.with(
        "dmesg.txt",
        RecordingFolder.LOG + "DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap 7 ecap 9\n");

    assertThat(registers().get(0).content().u64(8)).isEqualTo(7);
    assertThat(registers().get(0).content().u64(16)).isEqualTo(9);
  }

  @Test
  void registersThatOverlapAreRefused() {
    folder.with("x.bin", new byte[8192]);
    String two = "{\"address\": \"0x%x\", \"file\": \"x.bin\"}";

    folder.withInputs(
        "\"loaded\": [" + two.formatted(0x40000000) + "," + two.formatted(0x40001000) + "]");
    assertThat(folder.problem())
        .startsWith("/case.json: 'loaded' at 0x40001000 overlaps other registers");

    folder.withInputs(
        "\"qemu\": [\"-device\", \"intel-iommu\"], \"loaded\": ["
            + two.formatted(0xfed8f000L)
            + "]");
    assertThat(folder.problem()).contains("'loaded' at 0xfed8f000 overlaps other registers");
  }

  @Test
  void functionsComeWithMasksAndBridges() throws RecordingException {
    folder.with("dmesg.txt", RecordingFolder.LOG + "pci 0000:00:1c.0: PCI bridge to [bus 01-02]\n");
    folder.with(
        "pci.txt",
        """
        0000:00:1c.0 0x8086 0x3420 0x060400 mask=32 coherent=32 group=1
        0000:00:02.0 0x8086 0x100e 0x020000 mask=64 coherent=0
        """);
    List<PciFunction> functions = machine().functions();

    assertThat(functions).extracting(PciFunction::dmaMaskBits).containsExactly(64, 32);
    assertThat(functions).extracting(PciFunction::coherentMaskBits).containsExactly(0, 32);
    assertThat(functions.get(1).bridge()).contains(new BusRange(1, 2));
  }

  @Test
  void withoutAListTheLogTellsOfFunctions() throws RecordingException {
    folder.with(
        "dmesg.txt",
        RecordingFolder.LOG + "pci 0000:00:02.0: [1022:0010] type 00 class 0x080600\n");

    assertThat(machine().functions()).hasSize(1).allMatch(f -> f.config().u32(0x40) == 0x1f03000f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000:00:20.0 0x8086 0x100e 0x020000 mask=32 coherent=32|is no PCI function like",
        "0000:00:02.0 0x8086 0x100e 0x020000 mask=320 coherent=32|is no PCI function like",
        "0000:00:02.0 0x8086 0x100e 0x020000|is no PCI function like",
        "''|is no PCI function like",
        "0000:00:02.0 0x8086 0x100e 0x020000 mask=65 coherent=32|a DMA mask has at most 64 bits",
        "0000:00:00.0 0x8086 0x100e 0x020000 mask=32 coherent=32|there is a function at"
            + " 0000:00:00.0",
      })
  void mistakesInTheListAreNamedWithTheirLine(String line, String problem) {
    folder.with(
        "pci.txt", "0000:00:00.0 0x8086 0x29c0 0x060000 mask=32 coherent=32\n" + line + "\n");

    assertThat(folder.problem()).startsWith("/pci.txt:2: " + problem);
  }

  @Test
  void nodesThatTheKernelDropsAreNone() throws RecordingException {
    String nodes =
        "ACPI: SRAT: Node 0 PXM 0 [mem 0x0-0x1fffffff]\nACPI: SRAT: Node 1 PXM 1 [mem 0x%s]\n";

    folder.with("dmesg.txt", RecordingFolder.LOG + nodes.formatted("20000000-0x3fffffff"));
    assertThat(machine().nodes()).hasSize(2);
    folder.with("dmesg.txt", RecordingFolder.LOG + nodes.formatted("1fffffff-0x3fffffff"));
    assertThat(machine().nodes()).isEmpty();
  }

  @Test
  void aRamDiskOfNoBytesIsNone() throws RecordingException {
    assertThat(folder.withInputs("\"initrd_bytes\": 0").read().machine().orElseThrow().loader())
        .matches(loader -> loader.initrd().isEmpty());
  }

  @Test
  void theBoardStandsInForWhatTheLogDoesNotSay() throws RecordingException {
    assertThat(machine().processor().vendor()).isEqualTo(Vendor.AMD);
    assertThat(machine().dmi().biosVendor()).isEqualTo("SeaBIOS");
    assertThat(machine().dmi().productVersion()).isEqualTo("pc-q35-7.2");

    folder.withInputs("\"machine\": \"pc,max-ram-below-4g=1G\"");
    assertThat(machine().dmi().productVersion()).isEqualTo("pc-i440fx-7.2");
    folder.withInputs("\"machine\": \"\"");
    assertThat(machine().dmi().productVersion()).isEmpty();
  }
}
