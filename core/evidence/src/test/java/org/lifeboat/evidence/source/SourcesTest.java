package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.evidence.log.RealLog;

final class SourcesTest {
  /** A unit that serves all devices, and an RMRR. */
  private static final byte[] DMAR =
      HexFormat.of()
          .parseHex(
              "444d41525800000001004142434445464142434445464748010000004142434401000000"
                  + "260100000000000000000000"
                  + "00001000010000000000d9fe00000000"
                  + "010018000000000000e0007c00000000ffff7f7e00000000");

  private static final String DUMP =
      """
      DMAR @ 0x000000006D7FD588
          0000: 44 4D 41 52 30 00 00 00 01 00 41 42 43 44 45 46
          0010: 41 42 43 44 45 46 47 48 01 00 00 00 41 42 43 44
          0020: 01 00 00 00 26 05 00 00 00 00 00 00 00 00 00 00

      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static Imported read(Path... sources) throws SourceException {
    return Sources.read(List.of(sources), OptionalInt.empty(), LogImportTest.PROFILES);
  }

  private static Optional<Imported> readOne(Path source) throws SourceException {
    return Sources.read(source, OptionalInt.empty(), LogImportTest.PROFILES);
  }

  @Test
  void ofATableAloneAPlainMachineIsMadeAndSaidToBe() throws Exception {
    String hocon = read(write("DMAR.dat", DMAR)).hocon();

    assertThat(hocon)
        .contains("The memory map: assumed, with what the tables reserve.")
        .contains("{ start = 0x100000000, last = 0x27fffffff, type = \"usable\" }")
        .contains("{ start = 0x7c00e000, last = 0x7e7fffff, type = \"reserved\" }")
        .contains("command-line = \"intel_iommu=on\"  # assumed, so that the table is used")
        .contains(
            "what = memory-map", "what = devices", "what = kernel-version", "what = registers")
        .doesNotContain("what = remapping-table");
  }

  @Test
  void aTableBesideALogStandsInPlaceOfTheRebuiltOne() throws Exception {
    Imported imported = read(write("dmesg.txt", RealLog.text()), write("DMAR.dat", DMAR));

    assertThat(imported.hocon())
        .contains("id = \"dmesg\"")
        .contains("# The bytes of firmware's own table: " + folder.resolve("DMAR.dat"))
        .doesNotContain("Rebuilt", "what = remapping-table");
    assertThat(imported.notes()).anyMatch(n -> n.contains("is it this machine's?"));
  }

  @Test
  void theOrderOfLogAndTableDoesNotMatter() throws Exception {
    Path log = write("dmesg.txt", RealLog.text());
    Path table = write("DMAR.dat", DMAR);

    assertThat(read(table, log).hocon().replaceAll("id = .*", ""))
        .isEqualTo(read(log, table).hocon().replaceAll("id = .*", ""));
  }

  @Test
  void theTextOfAcpidumpIsRead() throws Exception {
    assertThat(readOne(write("acpi.txt", DUMP)).orElseThrow().hocon())
        .contains("tables += { signature = \"DMAR\", address = 0x6d7fd588");
  }

  @Test
  void aFolderIsTakenForAllThatIsInIt() throws Exception {
    write("machine/dmesg.txt", RealLog.text().replaceAll("(?m)^pci .*\n", ""));
    write("machine/acpi.txt", DUMP);
    write("machine/lspci.txt", "00:19.0 0200: 8086:1502 (rev 04)\n");
    write("machine/notes.txt", "bought second hand\n");
    write("machine/FACP.dat", "FACP....");

    String hocon = readOne(folder.resolve("machine")).orElseThrow().hocon();

    assertThat(hocon)
        .contains("id = \"machine\"", "vendor = 0x8086, device = 0x1502, class = 0x020000")
        .contains("# Tables from ", "# Made from the kernel log ")
        .contains("address = 0x6d7fd588");
  }

  @Test
  void aCopyOfFirmwaresFilesIsRead() throws Exception {
    write("firmware/acpi/tables/DMAR", DMAR);
    write("firmware/memmap/0/start", "0x0\n");
    write("firmware/memmap/0/end", "0x7fffffff\n");
    write("firmware/memmap/0/type", "System RAM\n");

    assertThat(readOne(folder.resolve("firmware")).orElseThrow().hocon())
        .contains("{ start = 0x0, last = 0x7fffffff, type = \"usable\" }")
        .contains("signature = \"DMAR\"");
  }

  @Test
  void aFolderWithoutAnythingOfUseSaysWhatWouldBe() throws Exception {
    write("empty/notes.txt", "nothing\n");

    assertThatThrownBy(() -> readOne(folder.resolve("empty")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("tells of no memory map and of no table; a kernel's log (sudo dmesg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.conf", "a.hocon", "a.json", "a", "a.txt"})
  void aMachineFileIsNoSource(String name) throws Exception {
    assertThat(readOne(write(name, "machine { id = a }\n"))).isEmpty();
  }

  @Test
  void whatIsNotThereIsNoSource() throws Exception {
    assertThat(readOne(folder.resolve("nothing.txt"))).isEmpty();
    assertThatThrownBy(() -> read(folder.resolve("nothing.txt")))
        .hasMessageEndingWith("nothing.txt: there is no such file or folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.log", "a.dat"})
  void anythingElseIsRefusedWithWhatWouldDo(String name) throws Exception {
    Path file = write(name, "Dear all,\nsee attached.\n");

    assertThatThrownBy(() -> readOne(file))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(
            "is neither a kernel's log (it would have a line 'Linux version ...'");
  }

  @Test
  void bytesOfSomethingElseAreRefused() throws Exception {
    byte[] noise = new byte[300];
    noise[0] = 1;

    Path file = write("noise", noise);

    assertThatThrownBy(() -> readOne(file)).isInstanceOf(SourceException.class);
  }

  @Test
  void aLogThatLacksItsBeginningIsToldSo() throws Exception {
    Path file =
        write(
            "late",
            """
            [  100.000001] usb 1-1: new device
            [  100.000002] a
            [  100.000003] b
            """);

    assertThatThrownBy(() -> readOne(file)).hasMessageContaining("shows no memory map");
  }

  @Test
  void aTornPackedLogIsUsedAsFarAsItGoes() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(RealLog.text().getBytes(StandardCharsets.UTF_8));
    }
    byte[] torn = Arrays.copyOf(packed.toByteArray(), packed.size() * 2 / 3);

    Imported imported = readOne(write("dmesg.gz", torn)).orElseThrow();

    assertThat(imported.notes()).anyMatch(n -> n.contains("ends in the middle"));
  }

  @Test
  void aBootOfSeveralIsTakenAsAsked() throws Exception {
    Path file = write("two.txt", RealLog.text() + RealLog.text().replace("16 CPUs", "8 CPUs"));

    Imported first = Sources.read(file, OptionalInt.of(1), LogImportTest.PROFILES).orElseThrow();

    assertThat(first.hocon()).contains("possible = 16");
    assertThat(readOne(file).orElseThrow().hocon()).contains("possible = 8");
    assertThatThrownBy(() -> Sources.read(file, OptionalInt.of(3), LogImportTest.PROFILES))
        .hasMessageEndingWith("two.txt: has no boot 3; it has 2");
  }

  @Test
  void ofSeveralLogsTheFirstThatShowsAMachineIsTaken() throws Exception {
    write("logs/a.txt", "Linux version 6.1.0\n");
    write("logs/b.txt", RealLog.text());
    write("logs/c.txt", RealLog.text());

    Imported imported = readOne(folder.resolve("logs")).orElseThrow();

    assertThat(imported.notes()).contains("3 logs; " + folder.resolve("logs/b.txt") + " is taken");
  }
}
