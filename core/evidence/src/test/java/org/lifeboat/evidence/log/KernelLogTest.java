package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelLogTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    0.004321] DMAR: Host address width 39",
        "[12345.678901] DMAR: Host address width 39",
        "[    0.004321][    T0] DMAR: Host address width 39",
        "[    0.004321][   C11] DMAR: Host address width 39",
        "<6>[    0.004321] DMAR: Host address width 39",
        "<6>[    0.004321][    T1] DMAR: Host address width 39",
        "<6>DMAR: Host address width 39",
        "DMAR: Host address width 39",
        "\u001b[0m\u001b[1;32m[    0.004321] DMAR: Host address width 39\u001b[0m",
      })
  void aMessageIsWhatFollowsLevelTimeAndCaller(String line) {
    assertThat(KernelLog.parse(line).messages()).containsExactly("DMAR: Host address width 39");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndAsTheConsoleEndsThem(String end) {
    assertThat(KernelLog.parse("[ 0.000000] one" + end + "[ 0.000000] two" + end).messages())
        .containsExactly("one", "two");
  }

  @Test
  void firmwaresLastWordsAreNoPartOfTheFirstMessage() {
    KernelLog log =
        KernelLog.parse(
            """
            \033c\033[?7l\033[2JSeaBIOS (version 1.16.2)
            Booting from ROM..\033[0m[    0.000000] Linux version 6.1.0
            [    0.000000] printk: [    0.000001] is no stamp here
            """);

    assertThat(log.messages())
        .containsExactly(
            "SeaBIOS (version 1.16.2)",
            "Linux version 6.1.0",
            "printk: [    0.000001] is no stamp here");
  }

  @Test
  void blanksThatBelongToAMessageStay() {
    assertThat(KernelLog.parse("[    0.1]   indented \n[    0.1]").messages())
        .containsExactly("  indented ", "");
  }

  @Test
  void whatFollowsAPrefixComesInOrder() {
    KernelLog log = KernelLog.parse("a: 1\nb: 2\na: x\na: 3");

    assertThat(log.after("a: ")).containsExactly("1", "x", "3");
    assertThat(log.after("a: ", Pattern.compile("\\d")).map(m -> m.group()))
        .containsExactly("1", "3");
    assertThat(log.firstAfter("b: ")).contains("2");
    assertThat(log.firstAfter("c: ")).isEmpty();
  }

  @Test
  void aLineWithoutEndIsCut() {
    String endless = "[".repeat(1 << 20) + "\u001b[" + ";".repeat(1 << 20);

    assertThat(KernelLog.parse(endless).messages()).hasSize(1).allMatch(m -> m.length() <= 4096);
  }

  @Property
  void anyTextIsALog(@ForAll String text) {
    assertThat(KernelLog.parse(text).messages()).hasSize((int) text.lines().count());
  }
}
