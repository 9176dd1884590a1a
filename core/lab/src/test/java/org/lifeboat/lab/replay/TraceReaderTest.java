package org.lifeboat.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Region;
import org.lifeboat.lab.replay.Trace.Step;

/** What is an operation, and what is said to what is none. */
class TraceReaderTest {
  private static final Path FILE = Path.of("x.trace");

  private static Operation only(String line) {
    Trace trace = TraceReader.parse(FILE, line);
    assertThat(trace.operations()).isEqualTo(1);
    return trace.steps().get(0).operation();
  }

  @Test
  void everyOperationIsRead() {
    MemoryRange range = new MemoryRange(0x1000, 0x3000);
    assertThat(only("add 1000 2000 3")).isEqualTo(new Operation.Add(range, 3));
    assertThat(only("add 1000 2000")).isEqualTo(new Operation.Add(range, Region.NO_NODE));
    assertThat(only("remove 1000 2000")).isEqualTo(new Operation.Remove(range));
    assertThat(only("reserve 1000 2000")).isEqualTo(new Operation.Reserve(range));
    assertThat(only("free 1000 2000")).isEqualTo(new Operation.Free(range));
    assertThat(only("bottomup 1")).isEqualTo(new Operation.BottomUp(true));
    assertThat(only("limit FFFFffffFFFFffff")).isEqualTo(new Operation.Limit(-1));
    assertThat(only("dump")).isEqualTo(new Operation.Dump());
    assertThat(only("handover")).isEqualTo(new Operation.HandOver());
    assertThat(only("late 1000 2000")).isEqualTo(new Operation.Late(range));
    assertThat(only("alloc 10 8 1000 ffffffff -1"))
        .isEqualTo(
            new Operation.Allocate(
                AllocationRequest.of(0x10, 8).above(0x1000).below(0xffff_ffffL)));
  }

  @Test
  void aSizeIsCutAtTheTopOfTheAddressSpaceAsTheKernelCutsIt() {
    assertThat(only("reserve fffffffffffff000 ffffffffffffffff"))
        .isEqualTo(new Operation.Reserve(new MemoryRange(-0x1000, -1)));
  }

  @Test
  void aLateRangeBeyondTheTopHasNoPage() {
    assertThat(only("late ffffffffffff0000 20000"))
        .isEqualTo(new Operation.Late(new MemoryRange(-0x10000, -0x10000)));
  }

  @Test
  void alignmentZeroIsACacheLine() {
    assertThat(only("alloc 10 0 0 0 2"))
        .isEqualTo(new Operation.Allocate(AllocationRequest.of(0x10, 64).preferablyOn(2)));
  }

  @Test
  void blankLinesTabsAndCarriageReturnsDoNotMatterAndLinesKeepTheirNumbers() {
    Trace trace = TraceReader.parse(FILE, "\r\n add\t1000  2000 \r\n\r\ndump\r\n  dump");
    assertThat(trace.steps()).extracting(Step::line).containsExactly(2, 4, 5);
    assertThat(trace.steps()).extracting(Step::text).contains("add\t1000  2000", "dump");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aloc 1 2|there is no such operation; did you mean 'alloc'? one of add, remove",
        "add 1000|a word is missing; the form is 'add BASE SIZE [NODE]'",
        "add 1000 1000 0 9|'9' is too much; the form is 'add BASE SIZE [NODE]'",
        "alloc 10 8 0 0|a word is missing; the form is 'alloc SIZE ALIGN MIN MAX NODE'",
        "dump all|'all' is too much; the form is 'dump'",
        "reserve 0x1000 1000|'0x1000' is no number: write hexadecimal digits without 0x",
        "reserve -1000 1000|'-1000' is no number: write hexadecimal digits, unsigned",
        "reserve +1000 1000|'+1000' is no number",
        "reserve 10000000000000000 1|'10000000000000000' is no number of 64 bits",
        "alloc 0 8 0 0 -1|an allocation of 0 bytes; the least is 1",
        "alloc 8 c 0 0 -1|alignment c is not a power of two; 8 is",
        "alloc 8 8 0 0 -2|'-2' is no node: 0 to 1023, decimal, or -1 for any",
        "add 0 1000 1024|'1024' is no node",
        "add 0 1000 a|'a' is no node",
        "bottomup 2|the direction is 0 (from above) or 1 (from below)",
      })
  void aLineThatIsNoOperationIsQuotedWithTheReason(String line, String reason) {
    assertThatThrownBy(() -> TraceReader.parse(FILE, "dump\n" + line + "\ndump\n"))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith("x.trace:2: '" + line + "': ")
        .hasMessageContaining(reason);
  }

  @Test
  void allMistakesAreSaidAtOnceUpToABound() {
    assertThatThrownBy(() -> TraceReader.parse(FILE, "grow\ndump\nshrink\n"))
        .hasMessageContaining("x.trace:1: 'grow'")
        .hasMessageContaining("x.trace:3: 'shrink'");
    assertThatThrownBy(() -> TraceReader.parse(FILE, "grow\n".repeat(100_000)))
        .hasMessageEndingWith("only the first 20 mistakes are shown")
        .satisfies(e -> assertThat(((TraceException) e).problems()).hasSize(21));
  }

  @Test
  void otherFilesAreNamedForWhatTheyAre(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("b"), new byte[] {'d', 0, (byte) 0xff, '\n'});
    assertThatThrownBy(() -> TraceReader.read(binary)).hasMessageContaining("b:1: the line is bin");
    Path empty = Files.writeString(folder.resolve("e"), " \n\n");
    assertThatThrownBy(() -> TraceReader.read(empty)).hasMessageContaining("holds no operation");
    assertThatThrownBy(() -> TraceReader.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> TraceReader.read(folder.resolve("no")))
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> TraceReader.parse(FILE, "1".repeat(5000)))
        .hasMessage("x.trace:1: the line is longer than 256 characters");
    byte[] much = new byte[TraceFiles.MOST_TRACE_BYTES + 1];
    Arrays.fill(much, (byte) '\n');
    Path large = Files.write(folder.resolve("l"), much);
    assertThatThrownBy(() -> TraceReader.read(large)).hasMessageContaining("is larger than 16 MB");
  }

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void noTextMakesItFailOtherwise(@ForAll Random random) {
    String alphabet = "adlocreservf 0123456789\n\t\r-x\u0000\u00ff";
    StringBuilder text = new StringBuilder();
    String[] words = {"add ", "alloc ", "late ", "dump", "ffffffffffffffff ", "-1 ", "0 ", "\n"};
    for (int i = 0; i < 40; i++) {
      if (random.nextBoolean()) {
        text.append(words[random.nextInt(words.length)]);
      } else {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    try {
      assertThat(TraceReader.parse(FILE, text.toString()).operations()).isPositive();
    } catch (TraceException e) {
      assertThat(e.problems()).isNotEmpty().allMatch(p -> p.file().equals(FILE));
    }
  }
}
