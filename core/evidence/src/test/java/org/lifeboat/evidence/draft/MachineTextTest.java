package org.lifeboat.evidence.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.memory.MemoryRange;

final class MachineTextTest {
  @Test
  void linesAreIndentedByTheBlocksTheyAreIn() {
    MachineText text = new MachineText().open("a {").word("b", 1, "here").close("}");

    assertThat(text).hasToString("a {\n  b = 1  # here\n}\n");
  }

  @Test
  void aLongCommentIsCutIntoLines() {
    String words = "word ".repeat(60).strip();

    assertThat(new MachineText().comment(words).toString().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("# word").hasSizeLessThan(120));
  }

  @Test
  void aCommentCannotEndItself() {
    assertThat(new MachineText().comment("a\nkernel = evil")).hasToString("# a?kernel = evil\n");
    assertThat(new MachineText().word("a", 1, "b\nkernel = evil"))
        .hasToString("a = 1  # b?kernel = evil\n");
  }

  @Test
  void textIsQuotedWhateverIsInIt() {
    assertThat(MachineText.quoted("a\"b\\c\n\u00e9${x}"))
        .isEqualTo("\"a\\\"b\\\\c\\u000a\\u00e9${x}\"");
  }

  @Test
  void bytesStandInRowsOf32() {
    assertThat(new MachineText().hex("hex", Bytes.of(new byte[33])).toString().lines())
        .containsExactly("hex = \"\"\"", "  " + "00".repeat(32), "  00", "\"\"\"");
  }

  @Test
  void aRangeHasItsLastByte() {
    assertThat(MachineText.range(new MemoryRange(0x1000, 0x2000)))
        .isEqualTo("start = 0x1000, last = 0x1fff");
  }

  @Test
  void aNameBecomesAnId() {
    assertThat(MachineText.id("Dell Inc. XPS/15")).isEqualTo("dell-inc-xps-15");
    assertThat(MachineText.id("---")).isEqualTo("imported");
    assertThat(MachineText.id("x".repeat(100))).hasSize(60);
  }
}
