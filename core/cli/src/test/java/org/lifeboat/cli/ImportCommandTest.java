package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportCommandTest {
  private static final String LOG =
      """
      [    0.000000] Linux version 6.1.0-9-amd64 (builder) (gcc-12) #1 SMP
      [    0.000000] Command line: ro quiet
      [    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
      [    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable
      [    0.000000] BIOS-e820: [mem 0x0000000100000000-0x000000027fffffff] usable
      [    0.000000] smpboot: Allowing 4 CPUs, 0 hotplug CPUs
      """;

  @TempDir private Path folder;

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1).toString();
  }

  private static String table() {
    return Path.of(Typed.machine("x"))
        .resolveSibling("tables/lenovo-ideapad-flex-15-dmar.bin")
        .toString();
  }

  @Test
  void aLogBecomesAMachineFileThatBoots() throws IOException {
    String file = folder.resolve("machine.conf").toString();
    Typed imported = Typed.lifeboat("import", write("dmesg.txt", LOG), "-o", file);
    Typed booted = Typed.lifeboat("boot", file);

    assertThat(imported).isEqualTo(new Typed(0, "", ""));
    assertThat(booted.code()).isZero();
    assertThat(booted.out()).startsWith("dmesg under linux-6.1");
  }

  @Test
  void withoutAFileToWriteToItGoesToStandardOutput() throws IOException {
    Typed typed = Typed.lifeboat("import", write("dmesg.txt", LOG));

    assertThat(typed.out()).startsWith("# Made from the kernel log ").contains("machine {");
  }

  @Test
  void aLogAndATableAreOneMachine() throws IOException {
    Typed typed = Typed.lifeboat("import", write("dmesg.txt", LOG), table());

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("id = \"dmesg\"", "tables += { signature = \"DMAR\"", "bytes of firmware's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "compare", "import"})
  void aTableAloneIsAPlainMachine(String command) {
    Typed typed = Typed.lifeboat(command, table());

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("lenovo-ideapad-flex-15-dmar");
  }

  @Test
  void aTableAloneTellsWhatItLeadsTo() {
    assertThat(Typed.lifeboat("boot", table()).out())
        .contains("intel-vtd failed when it was detected");
  }

  @Test
  void aRecordingBoots() {
    Typed typed =
        Typed.lifeboat("boot", Typed.recordings("linux-6.1.zip") + ":trace-1G", "--format", "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("\"machine\": \"trace-1G\"");
  }

  @Test
  void ofAnArchiveOfRecordingsOneIsToBeNamed() {
    Typed typed = Typed.lifeboat("boot", Typed.recordings("linux-6.1.zip"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("there are 125 recordings; name one of them:");
  }

  @Test
  void aFolderOfALogAndTablesBoots() throws IOException {
    write("dmesg.txt", LOG);
    Files.copy(Path.of(table()), folder.resolve("DMAR"));

    assertThat(Typed.lifeboat("compare", folder.toString()).out()).contains("6.1: 8 GB of RAM");
  }

  @Test
  void theRunningMachineIsAnAnswerOrARefusalNeverATrace() {
    Typed typed = Typed.lifeboat("import", "--this-machine");

    assertThat(typed.code()).isIn(0, 2);
    assertThat(typed.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void theRunningMachineStandsInsteadOfAFile() throws IOException {
    Typed typed = Typed.lifeboat("boot", "--this-machine", write("dmesg.txt", LOG));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("--this-machine stands instead of a FILE: give one of them");
  }

  @Test
  void aBootOfSeveralIsSaidToBeTaken() throws IOException {
    String two = write("two.txt", LOG + LOG.replace("4 CPUs", "8 CPUs"));

    assertThat(Typed.lifeboat("import", two).err())
        .contains("2 boots; boot 2 is taken (--boot takes another)");
    assertThat(Typed.lifeboat("import", two, "--boot", "1").out()).contains("possible = 4");
    assertThat(Typed.lifeboat("import", two, "--boot", "3").err())
        .contains("two.txt: has no boot 3; it has 2");
  }

  @Test
  void aLogOfAnotherArchitectureIsRefused() throws IOException {
    String arm =
        write(
            "arm.txt",
            """
            [    0.000000] Booting Linux on physical CPU 0x0000000000 [0x410fd083]
            [    0.000000] Linux version 6.1.0-9-arm64 (builder)
            """);
    Typed typed = Typed.lifeboat("boot", arm);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("is of a machine that is not x86-64 but arm64");
  }

  @Test
  void aLogWithoutItsBeginningIsToldHowToGetIt() throws IOException {
    Typed typed = Typed.lifeboat("compare", write("late.log", "Linux version 6.1.0 (x)\nusb\n"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("shows no memory map", "sudo dmesg right after the start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "compare", "import"})
  void whatTellsNothingIsRefusedWithWhatWouldDo(String command) throws IOException {
    Typed typed = Typed.lifeboat(command, write("mail.txt", "see attached\n"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains("mail.txt: is neither a kernel's log", "acpidump");
  }

  @Test
  void aMachineFileIsNothingToImport() {
    Typed typed = Typed.lifeboat("import", Typed.machine("q35-4g-sound"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("is a machine file already");
  }

  @Test
  void aMissingSourceIsNamed() {
    assertThat(Typed.lifeboat("import", "nothing.txt").err())
        .contains("nothing.txt: there is no such file or folder");
    assertThat(Typed.lifeboat("import").err()).contains("Missing required parameter: 'SOURCE'");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    String nowhere = folder.resolve("no/such/machine.conf").toString();
    Typed typed = Typed.lifeboat("import", write("dmesg.txt", LOG), "-o", nowhere);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("cannot be written");
  }
}
