package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.plan.Machine;

/** What a machine block may say. */
final class MachineReaderTest {
  @TempDir private Path folder;

  private Machine machine(String keys) {
    return PlanFiles.in(folder).read(PlanFiles.MACHINE + "machine {\n" + keys + "\n}").machine();
  }

  /** The one thing that is wrong with a machine, without its place. */
  private String problem(String keys) {
    assertThat(PlanFiles.in(folder).problems(PlanFiles.MACHINE + "machine { " + keys + " }"))
        .hasSize(1);
    return PlanFiles.in(folder)
        .problems(PlanFiles.MACHINE + "machine { " + keys + " }")
        .get(0)
        .replaceFirst("^plan.conf:\\d+: machine\\.", "");
  }

  @Test
  void theMemoryMapIsTakenAsTheFirmwareGaveIt() {
    assertThat(
            machine(
                    """
                    memory-map = [
                      { start = 0x1000, last = 0x2fff, type = "ACPI data" }
                      { start = 0, last = 0x1fff, type = usable }
                    ]
                    """)
                .firmwareMap()
                .entries())
        .containsExactly(
            new FirmwareMap.Entry(new MemoryRange(0x1000, 0x3000), FirmwareMap.Kind.ACPI_DATA),
            new FirmwareMap.Entry(new MemoryRange(0, 0x2000), FirmwareMap.Kind.USABLE));
  }

  @Test
  void whatIsNotSaidIsNothingOrTheUsual() {
    Machine small = machine("");

    assertThat(small.firmware().tables()).isEmpty();
    assertThat(small.functions()).isEmpty();
    assertThat(small.processor()).isEqualTo(new Processor(Processor.Vendor.INTEL, 6, 85, 1, false));
    assertThat(small.loader().kernelBase()).isEmpty();
    assertThat(small.loader().initrd()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hex = \"44 4d\\n4152\"",
        "base64 = \"RE1B Ug==\"",
        "hex = 444d4152",
        "file = table.bin"
      })
  void aTableIsGivenInOneOfThreeForms(String form) throws IOException {
    Files.writeString(folder.resolve("table.bin"), "DMAR");

    assertThat(machine("tables = [ { signature = DMAR, " + form + " } ]").firmware().tables())
        .singleElement()
        .satisfies(
            t ->
                assertThat(t.content())
                    .isEqualTo(Bytes.of((byte) 'D', (byte) 'M', (byte) 'A', (byte) 'R')));
  }

  @Test
  void aTableMayBeOfNoBytesForRealFirmwareIsWorse() {
    assertThat(machine("tables = [ { signature = DMAR, hex = \"\" } ]").firmware().tables())
        .singleElement()
        .satisfies(t -> assertThat(t.content()).isEqualTo(Bytes.EMPTY));
  }

  @Test
  void aFileIsLookedForBesideTheFileThatNamesIt() throws IOException {
    Files.createDirectories(folder.resolve("parts/tables"));
    Files.writeString(folder.resolve("parts/tables/t.bin"), "xyz");
    PlanFiles files =
        PlanFiles.in(folder)
            .write(
                "parts/board.conf",
                "machine.tables = [ { signature = APIC, file = \"tables/t.bin\" } ]");

    assertThat(
            files
                .read("include \"parts/board.conf\"\n" + PlanFiles.MACHINE)
                .machine()
                .firmware()
                .tables())
        .singleElement()
        .satisfies(t -> assertThat(t.content().length()).isEqualTo(3));
  }

  @Test
  void registersAreWordsOf64BitsLittleEndianInAPageOfZeros() {
    Bytes page =
        machine(
                "registers = [ { address = 0xfed90000, words { \"0x08\" = 0xd2008c22260206, 0x0 ="
                    + " 0xffffffffffffffff } } ]")
            .firmware()
            .registers()
            .get(0)
            .content();

    assertThat(page.length()).isEqualTo(4096);
    assertThat(page.u64(0)).isEqualTo(-1L);
    assertThat(page.u64(8)).isEqualTo(0xd2008c22260206L);
    assertThat(page.u64(16)).isZero();
  }

  @Test
  void aUnitAnswersCommandsUnlessItSaysOtherwise() {
    String page = "registers = [ { address = 0x1000, hex = \"00\"%s } ]";

    assertThat(machine(page.formatted("")).firmware().registers().get(0).acknowledgesCommands())
        .isTrue();
    assertThat(
            machine(page.formatted(", acknowledges-commands = no"))
                .firmware()
                .registers()
                .get(0)
                .acknowledgesCommands())
        .isFalse();
  }

  @Test
  void aFunctionHasMasksOf32BitsUnlessItSaysOtherwise() {
    PciFunction function =
        machine(
                "functions = [ { address = \"00:02.0\", vendor = 0x8086, device = 1, class ="
                    + " 0x060400, bridge { secondary = 1, subordinate = 3 }, config-words { 0x90 ="
                    + " 0xffffffff } } ]")
            .functions()
            .get(0);

    assertThat(function.dmaMaskBits()).isEqualTo(32);
    assertThat(function.coherentMaskBits()).isEqualTo(32);
    assertThat(function.bridge()).contains(new PciFunction.BusRange(1, 3));
    assertThat(function.config().length()).isEqualTo(256);
    assertThat(function.config().u32(0x90)).isEqualTo(-1);
    assertThat(function.config().u32(0)).isZero();
  }

  @Test
  void theBootLoadersLeavingsAreByteExact() {
    Machine.BootLoader loader =
        machine(
                "boot { kernel-base = 16MB, initrd { start = 0x1001, last = 0x1fff },"
                    + " initrd-table-bytes = 72, measured-launch = true }")
            .loader();

    assertThat(loader)
        .isEqualTo(
            new Machine.BootLoader(
                Optional.of(0x1000000L),
                Optional.of(new MemoryRange(0x1001, 0x2000)),
                72,
                true,
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory-map = [] , id = null          | '' ",
      })
  void nullIsAsGoodAsAbsent(String keys, String ignored) {
    assertThat(PlanFiles.in(folder).problems("machine { " + keys + " }"))
        .containsExactly("plan.conf:1: machine: 'id' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "holdings = [ { name = x, start = -1, last = 5 } ]"
            + "| holdings[0].start: -1 is out of range; 0x0 to 0xfffffffffffff",
        "holdings = [ { name = x, start = 5, last = 4 } ]"
            + "| holdings[0].last: the range ends before it starts; above 0x5",
        "holdings = [ { name = x, start = 0, last = 0x10000000000000 } ]"
            + "| holdings[0].last: 0x10000000000000 is out of range; 0x0 to 0xfffffffffffff",
        "holdings = [ { name = x, start = 0, last = 1e400 } ]"
            + "| holdings[0].last: '1e400' is not an address like 0xfed90000",
        "holdings = [ { name = x, start = 0 } ] | holdings[0]: 'last' is missing",
        "holdings = [ null ] | holdings[0]: is null; an entry of a list is a value",
        "holdings = 5 | holdings: is a number, not a list [ ... ]",
        "dmi = [] | dmi: is a list, not a block { ... }",
        "description { a = 1 } | description: is a block, not a single value",
        "processor { possible = 0 } | processor.possible: 0 is out of range; 1 to 8192",
        "processor { x2apic = 1 } | processor.x2apic: '1' is neither true nor false",
        "nodes = [ { node = 0, start = 0, last = 0x2000 }, { node = 1, start = 0x1fff, last ="
            + " 0x3000 } ] | nodes[1]: overlaps the memory of a node, 0x0-0x2001",
        "functions = [ { address = \"0:2.0\", vendor = 1, device = 1, class = 1 }, { address ="
            + " \"0000:00:02.0\", vendor = 1, device = 1, class = 1 } ]"
            + "| functions[1].address: there is a function at 0000:00:02.0 already",
        "functions = [ { address = \"0:2.0\", vendor = 1, device = 1, class = 1, dma-mask-bits = 65"
            + " } ] | functions[0].dma-mask-bits: 65 is out of range; 0 to 64",
        "functions = [ { address = \"0:2.0\", vendor = 1, device = 1, class = 1, bridge { secondary"
            + " = 5, subordinate = 4 } } ]"
            + "| functions[0].bridge: the subordinate bus lies below the secondary one",
        "functions = [ { address = \"0:2.0\", vendor = 1, device = 1, class = 1, config-words {"
            + " 0x91 = 1 } } ]"
            + "| functions[0].config-words.0x91: '0x91' is no offset; a multiple of 4 below 0x1000",
        "tables = [ { signature = DMARX, hex = \"\" } ]"
            + "| tables[0].signature: 'DMARX' is no signature; four characters like DMAR",
        "tables = [ { signature = \"RI O\", hex = \"\" } ]"
            + "| tables[0].signature: 'RI O' is no signature; four characters like DMAR",
        "tables = [ { signature = \"    \", hex = \"\" } ]"
            + "| tables[0].signature: '    ' is no signature; four characters like DMAR",
        "tables = [ { signature = DMAR } ]"
            + "| tables[0]: has no content; exactly one of hex, base64, file",
        "tables = [ { signature = DMAR, hex = \"\", file = x } ]"
            + "| tables[0]: has its content more than once: hex, file; exactly one of hex, base64,"
            + " file",
        "tables = [ { signature = DMAR, hex = \"123\" } ]"
            + "| tables[0].hex: has an odd number of hexadecimal digits; two for each byte",
        "tables = [ { signature = DMAR, base64 = \"RE?B\" } ]"
            + "| tables[0].base64: '?' at position 3 is no digit of base64",
        "tables = [ { signature = DMAR, base64 = \"RE=B\" } ]"
            + "| tables[0].base64: is no base64; four digits for each three bytes, the last filled"
            + " up with =",
        "registers = [ { address = 0x1004, hex = \"\" } ]"
            + "| registers[0].address: 0x1004 is not the start of a page; ...000",
        "registers = [ { address = 0x1000, words { 0x8 = 1, 0xc = 1 } } ]"
            + "| registers[0].words.0xc: overlaps another word",
        "registers = [ { address = 0x1000, words { 0xffc = 1 } } ]"
            + "| registers[0].words.0xffc: '0xffc' is no offset; a multiple of 4 below 0xffc",
        "registers = [ { address = 0x1000, words { 0x8 = -1 } } ]"
            + "| registers[0].words.0x8: '-1' is not an unsigned number of 64 bits like 0xf00f4a",
        "registers = [ { address = 0x1000, hex = \"\" }, { address = 0x1000, hex = \"\" } ]"
            + "| registers[1]: overlaps the registers at 0x1000-0x2000",
        "registers = [ { address = 0x1000, hex = \"\", words {} } ]"
            + "| registers[0].hex: stands beside 'words'; one of the two, not both",
      })
  void whatIsWrongIsSaidWithWhatWouldBeRight(String keys, String expected) {
    assertThat(problem(keys)).isEqualTo(expected);
  }

  @Test
  void aTableFileThatIsMissingIsNamedWithThePlaceWhereItWasLookedFor() {
    assertThat(problem("tables = [ { signature = DMAR, file = \"t/x.bin\" } ]"))
        .isEqualTo("tables[0].file: 't/x.bin' there is no such file; looked for t/x.bin");
  }

  @Test
  void aTableHasAtMostOneMegabyte() throws IOException {
    Files.write(folder.resolve("large.bin"), new byte[(1 << 20) + 1]);

    assertThat(problem("tables = [ { signature = DMAR, file = large.bin } ]"))
        .startsWith("tables[0].file: 'large.bin' is larger than 1 MB");
    assertThat(
            problem(
                "tables = [ { signature = DMAR, hex = \"" + "00".repeat((1 << 20) + 1) + "\" } ]"))
        .isEqualTo("tables[0].hex: has 1048577 bytes; at most 1 MB");
  }

  @Test
  void aListHasAtMostHundredThousandEntries() {
    assertThat(problem("nodes = [" + "{},".repeat(100_001) + "]"))
        .isEqualTo("nodes: has 100001 entries; at most 100000");
  }

  @Test
  void aCommandLineIsNoLongerThanTheKernelKeeps() {
    assertThat(problem("boot.command-line = \"" + "x".repeat(2048) + "\""))
        .isEqualTo("boot.command-line: is longer than the kernel keeps; at most 2047");
  }
}
