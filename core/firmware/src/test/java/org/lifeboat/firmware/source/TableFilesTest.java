package org.lifeboat.firmware.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.firmware.Acpi;
import org.lifeboat.firmware.source.TableFiles.Found;

class TableFilesTest {
  private static final Bytes DMAR = Acpi.dmar("0000 1000 01 00 0000 0010d9fe00000000");
  private static final Bytes IVRS = Acpi.ivrs("20 01 0800 0000 0000");

  @TempDir private Path folder;

  private Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private Path text(String text) throws IOException {
    return file("dump.txt", text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** As acpidump prints it. */
  private static String dump(String signature, Bytes table) {
    StringBuilder text = new StringBuilder(signature + " @ 0x00000000BFFE1234\n");
    for (int row = 0; row < table.length(); row += 16) {
      StringBuilder hex = new StringBuilder();
      for (int i = row; i < row + 16; i++) {
        hex.append(i < table.length() ? "%02X ".formatted(table.u8(i)) : "   ");
      }
      text.append("    %04X: %s ..41 42 43.\n".formatted(row, hex));
    }
    return text.append('\n').toString();
  }

  private static String problem(Found found) {
    assertThat(found.problems()).hasSize(1);
    return found.problems().get(0);
  }

  @Test
  void aRawTableIsRead() throws IOException {
    Found found = TableFiles.in(file("DMAR", DMAR.toArray()));

    assertThat(found.problems()).isEmpty();
    assertThat(found.tables()).hasSize(1);
    assertThat(found.tables().get(0).content()).isEqualTo(DMAR);
    assertThat(found.tables().get(0).line(20)).isEmpty();
  }

  @Test
  void theTablesOfAnAcpidumpAreReadAndOthersPassedOver() throws IOException {
    Found found =
        TableFiles.in(
            text(dump("FACP", Bytes.of(new byte[40])) + dump("DMAR", DMAR) + dump("IVRS", IVRS)));

    assertThat(found.problems()).isEmpty();
    assertThat(found.tables()).extracting(TableSource::content).containsExactly(DMAR, IVRS);
    assertThat(found.tables().get(0).line(0)).hasValue(7);
    assertThat(found.tables().get(0).line(33)).hasValue(9);
  }

  @Test
  void inAFolderWhatIsNoTableIsPassedOver() throws IOException {
    file("b/IVRS", IVRS.toArray());
    file("a.dat", DMAR.toArray());
    file("FACP", "FACP....".getBytes(StandardCharsets.US_ASCII));
    Found found = TableFiles.in(folder);

    assertThat(found.problems()).isEmpty();
    assertThat(found.tables())
        .extracting(TableSource::file)
        .containsExactly(folder.resolve("a.dat").toString(), folder.resolve("b/IVRS").toString());
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    assertThat(problem(TableFiles.in(folder.resolve("no"))))
        .isEqualTo(folder.resolve("no") + ": there is no such file or folder");
    assertThat(problem(TableFiles.in(folder))).endsWith("there is no DMAR or IVRS table in it");
  }

  @Test
  void whatIsNoTableIsNamed() throws IOException {
    assertThat(problem(TableFiles.in(file("x", new byte[0])))).contains("x: is empty;");
    assertThat(problem(TableFiles.in(file("x", "hello".getBytes(StandardCharsets.US_ASCII)))))
        .endsWith("it begins with 'hell'");
  }

  @Test
  void whatIsTooLargeIsNotRead() throws IOException {
    byte[] large = new byte[TableFiles.MOST_TABLE_BYTES + 1];
    System.arraycopy(DMAR.toArray(), 0, large, 0, DMAR.length());

    assertThat(problem(TableFiles.in(file("x", large)))).endsWith("more than 256 KB are not read");
    assertThat(problem(TableFiles.in(file("y", new byte[TableFiles.MOST_FILE_BYTES + 1]))))
        .contains("y: is larger than 16 MB");
  }

  @ParameterizedTest
  @CsvSource({
    "0010: 00,dump.txt:2: the row is for offset 0x10; 0x0 was expected",
    "0000: 0g,dump.txt:2: is no row like",
    "nonsense,dump.txt:2: is no row like",
  })
  void aBrokenRowIsNamedWithItsLine(String row, String problem) throws IOException {
    assertThat(problem(TableFiles.in(text("DMAR @ 0x0\n  " + row + "\n")))).contains(problem);
  }

  @Test
  void anAcpidumpWithoutThemIsNamed() throws IOException {
    assertThat(problem(TableFiles.in(text(dump("FACP", DMAR)))))
        .endsWith("this acpidump holds no DMAR and no IVRS table");
  }
}
