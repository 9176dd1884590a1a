package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifeboat firmware}, as a user types it. */
class FirmwareCommandTest {
  private static final String TABLES =
      Path.of(Typed.machine("x")).resolveSibling("tables").toString();
  private static final String ZERO = TABLES + "/lenovo-ideapad-flex-15-dmar.bin";
  private static final String SOUND = TABLES + "/dell-xps-13-9370-dmar.bin";

  @TempDir private Path temporary;

  @Test
  void aTableWithAnErrorExitsWithOne() {
    Typed typed = Typed.lifeboat("firmware", ZERO);

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("DMAR of LENOVO CB-01, 136 bytes: 1 error\n")
        .contains("DMAR-DRHD-ADDRESS-ZERO", "Wi-Fi", "linux-6.1", "Register Base Address");
    assertThat(typed.out().lines().filter(l -> !l.equals(ZERO))).allMatch(l -> l.length() <= 100);
  }

  @Test
  void aSoundTableExitsWithZero() {
    Typed typed = Typed.lifeboat("firmware", SOUND);

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("DMAR of ").contains(": no finding\n");
  }

  @Test
  void aQuietPageLeavesTheFieldsOut() {
    assertThat(Typed.lifeboat("firmware", ZERO, "-q").out())
        .contains("DMAR-DRHD-ADDRESS-ZERO", "Wi-Fi")
        .doesNotContain("What stands in it");
  }

  @Test
  void aFolderIsSummedUpAndDecodedWhereAsked() {
    Typed typed = Typed.lifeboat("firmware", TABLES);

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out())
        .startsWith("ok       DMAR ")
        .contains("ok       DMAR " + SOUND + "\n")
        .contains("error    DMAR " + ZERO + ": DMAR-DRHD-ADDRESS-ZERO\n")
        .doesNotContain("What stands in it")
        .endsWith("\n3 tables: 2 without a finding, 1 with errors\n");
    assertThat(Typed.lifeboat("firmware", TABLES, "--decode").out())
        .contains("What stands in it")
        .endsWith("\n3 tables: 2 without a finding, 1 with errors\n");
    assertThat(Typed.lifeboat("firmware", TABLES, "-q").out())
        .startsWith("error    DMAR " + ZERO + ": ");
  }

  @Test
  void whatCannotBeReadIsSaidAndTheOthersAreJudged() throws IOException {
    Path file = Files.writeString(temporary.resolve("x\033[2J"), "no table");
    Typed typed = Typed.lifeboat("firmware", file.toString(), ZERO, "no-such-file");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().lines())
        .hasSize(2)
        .allMatch(l -> l.startsWith("lifeboat: "))
        .anyMatch(l -> l.endsWith("no-such-file: there is no such file or folder"));
    assertThat(typed.err()).doesNotContain("Exception", "\033");
    assertThat(typed.out()).startsWith("DMAR of LENOVO");
  }

  @Test
  void withoutAnyTableThereIsNoPage() {
    Typed typed = Typed.lifeboat("firmware", "no-such-file");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void formatsForPrograms() {
    assertThat(Typed.lifeboat("firmware", ZERO, "--format", "json").out())
        .startsWith("{\n  \"tables\": [")
        .contains("\"value\": \"0x0000000000000000\"");
    Typed sarif = Typed.lifeboat("firmware", ZERO, "--format", "sarif");
    assertThat(sarif.code()).isEqualTo(1);
    assertThat(sarif.out()).contains("\"version\": \"2.1.0\"", "\"byteOffset\": 56");
  }

  @Test
  void kernelsAreChosen() {
    assertThat(Typed.lifeboat("firmware", ZERO, "--kernels", "linux-6.1").out())
        .doesNotContain("linux-2.6.32");
    assertThat(Typed.lifeboat("firmware", ZERO, "--kernels", "nonsense").code()).isEqualTo(2);
  }

  @Test
  void aCodeIsExplainedWithoutAFile() {
    Typed typed = Typed.lifeboat("firmware", "--explain", "dmar-drhd-address-zero");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("DMAR-DRHD-ADDRESS-ZERO (error): A remapping unit at address 0\n")
        .contains("Cause ", "Consequence ", "Cure ");
    assertThat(Typed.lifeboat("firmware", "--explain", "all").out()).contains("IVRS-NO-UNIT");
  }

  @Test
  void anUnknownCodeIsBadInput() {
    Typed typed = Typed.lifeboat("firmware", "--explain", "DMAR-X");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("lifeboat: --explain DMAR-X: there is no such code; --explain all lists them\n");
  }

  @Test
  void aFileIsNeeded() {
    Typed typed = Typed.lifeboat("firmware");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("FILE").doesNotContain("Exception");
  }
}
