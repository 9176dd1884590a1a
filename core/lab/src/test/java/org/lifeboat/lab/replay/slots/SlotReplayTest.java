package org.lifeboat.lab.replay.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.lab.replay.Timeable;
import org.lifeboat.lab.replay.TraceException;
import org.lifeboat.load.slots.SearchRule;

/** What a trace may say, and how it is answered. */
final class SlotReplayTest {
  private static final String HEADER =
      "# swiotlb=512,2,force cpus 2 slots 200 areas 2 start 1f100000\n";

  @TempDir private Path folder;

  private final List<String> answers = new ArrayList<>();

  private List<String> replay(String trace) throws IOException {
    return replayAll(HEADER + trace, SearchRule.UNTIL_WRAP);
  }

  private List<String> replayAll(String trace, SearchRule rule) throws IOException {
    answers.clear();
    new SlotReplay(rule).replay(write(trace), answers::add);
    return answers;
  }

  private Path write(String trace) throws IOException {
    return Files.writeString(folder.resolve("x.trace"), trace, StandardCharsets.ISO_8859_1);
  }

  @Test
  void eachMapAndEachPoolIsAnswered() throws IOException {
    assertThat(
            replay(
                """
                pool
                device 1ff ffff
                cpu 1
                map 1 800 40
                pool

                map a 40001 0
                unmap 1
                unmap a
                \tmap  1\t1 0\s
                """))
        .containsExactly(
            "pool slots 200 areas 2 start 1f100000 max 40000",
            "slot 100 40",
            "pool slots 200 areas 2 start 1f100000 max 3f800",
            "full",
            "slot 102 0");
  }

  @Test
  void aMaskAboveAllThatFitsWrapsThePromiseAsTheKernelsDoes() throws IOException {
    assertThat(replay("device fffff 0\npool\n"))
        .containsExactly("pool slots 200 areas 2 start 1f100000 max fffffffffff40000");
  }

  @Test
  void aDeviceUnmapsUnderTheMaskThatItHadThen() throws IOException {
    assertThat(
            replay(
                "device 7ff 0\nmap 1 800 1\ndevice 0 0\nunmap 1\nmap 2 40000 0\nmap 3 40000 0\n"))
        .containsExactly("slot 0 1", "slot 80 0", "slot 0 0");
  }

  @Test
  void hangIsTheLastAnswerUnlessTheKernelCounts() throws IOException {
    String small =
        "# x cpus 1 slots 100 areas 1 start 0\ndevice fff 0\nmap 1 1 0\nmap 2 40001 800\n";

    assertThat(replayAll(small, SearchRule.UNTIL_WRAP)).containsExactly("slot 0 0", "hang");
    assertThat(replayAll(small + "pool\n", SearchRule.COUNTED))
        .containsExactly("slot 0 0", "full", "pool slots 100 areas 1 start 0 max 3f000");
    assertThatThrownBy(() -> replayAll(small + "\npool\n", SearchRule.UNTIL_WRAP))
        .hasMessageEndingWith(
            "x.trace:6: 'pool': the kernel never came back from the map before; 'hang' is a"
                + " trace's last answer");
    assertThat(answers).containsExactly("slot 0 0", "hang");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "map 1 0 0 | a mapping of 0 bytes; the least is 1",
        "map 1 8000000000000000 0 | SIZE 8000000000000000 is larger than 7fffffffffffffff",
        "map 1 10000000000000000 0 | '10000000000000000' is no number of 64 bits",
        "map 1 800 100000 | OFFSET 100000 is not below 100000",
        "map 1 0x800 0 | '0x800' is no number: write hexadecimal digits without 0x",
        "map 1 -1 0 | '-1' is no number: write hexadecimal digits, unsigned",
        "map 1 800 | a word is missing; the form is 'map ID SIZE OFFSET'",
        "map 1 800 0 0 | '0' is too much; the form is 'map ID SIZE OFFSET'",
        "map 7 800 0 | ID 7 is mapped already; unmap it before",
        "unmap 8 | no map before it has the ID 8, or it is unmapped already",
        "unmap | a word is missing; the form is 'unmap ID'",
        "cpu 2 | there is no processor 2; the first line has 2, from 0 on",
        "cpu ffffffffffffffff | there is no processor ffffffffffffffff",
        "device 100000 0 | MIN_ALIGN_MASK 100000 keeps bits that no OFFSET has; at most fffff",
        "device ffffffffffffffff 0 | MIN_ALIGN_MASK ffffffffffffffff keeps bits",
        "device 0 2ffff | SEG_BOUNDARY 2ffff: the kernel stops for it; ones in the lowest bits"
            + " alone are right, 3ffff",
        "pool 1 | '1' is too much; the form is 'pool'",
        "unmp 7 | there is no such operation; did you mean 'unmap'? one of pool, device",
        "# note | there is no such operation",
      })
  void aMistakeIsNamedWithItsLine(String line, String reason) {
    assertThatThrownBy(() -> replay("map 7 800 0\n\n" + line + "\n"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("x.trace:4: '" + line + "': " + reason);
    assertThat(answers).containsExactly("slot 0 0");
  }

  @Test
  void whatIsNoTextIsNamedWithItsLine() {
    assertThatThrownBy(() -> replay("pool\n\u0001\u00ff\n"))
        .hasMessageEndingWith("x.trace:3: the line is binary, not an operation in ASCII");
    assertThatThrownBy(() -> replay("map " + "1".repeat(300)))
        .hasMessageEndingWith("x.trace:2: the line is longer than 256 characters");
    assertThatThrownBy(() -> replay("map " + "1".repeat(1 << 20)))
        .hasMessageEndingWith("x.trace:2: the line is longer than 256 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pool",
        "# cpus 1 slots 200 areas 1",
        "# cpus 1 slots 0x200 areas 1 start 0",
        "# cpus 1 slots 11111111111111111 areas 1 start 0"
      })
  void aTraceBeginsWithItsPool(String line) {
    assertThatThrownBy(() -> replayAll(line + "\n", SearchRule.UNTIL_WRAP))
        .hasMessageEndingWith(
            "x.trace:1: '"
                + line
                + "': the first line must be '# OPTIONS cpus C slots S areas A start P',"
                + " hexadecimal without 0x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus 0 slots 80 areas 1 start 0 | 0 processors; 1 to 2000",
        "cpus 1 slots 81 areas 1 start 0 | a pool of 129 slots; a multiple of 128 up to",
        "cpus 1 slots 80 areas 3 start 0 | 3 areas in 128 slots; a power of two is right",
        "cpus 1 slots 80 areas 100 start 0 | 100 areas in 80 slots",
        "cpus 1 slots 80 areas 0 start 0 | 0 areas in 128 slots",
        "cpus 1 slots ffffffffffffffff areas 1 start 0 | 1 areas in ffffffffffffffff slots",
        "cpus 1 slots 80 areas 1 start 10 | a pool at 0x10; a multiple of 0x800",
      })
  void aPoolIsOneThatAKernelCanHave(String pool, String reason) {
    assertThatThrownBy(() -> replayAll("# " + pool + "\n", SearchRule.UNTIL_WRAP))
        .hasMessageContaining("x.trace:1: '# " + pool + "': " + reason);
  }

  @Test
  void anEmptyFileIsNoTrace() {
    assertThatThrownBy(() -> replayAll("", SearchRule.UNTIL_WRAP))
        .hasMessageEndingWith(
            "x.trace: is empty; the first line must be '# OPTIONS cpus C slots S areas A start P'");
  }

  @Test
  void ofMappingsWithoutSlotsOnlySoManyAreKnown() throws IOException {
    StringBuilder trace = new StringBuilder(HEADER);
    for (int id = 0; id <= SlotRun.MOST_REFUSED; id++) {
      trace.append("map %x 40001 0\n".formatted(id));
    }
    trace.append("unmap %x\n".formatted(SlotRun.MOST_REFUSED));

    assertThat(replayAll(trace.toString(), SearchRule.UNTIL_WRAP))
        .hasSize(SlotRun.MOST_REFUSED + 1)
        .containsOnly("full");
  }

  @Test
  void aLongTraceStreams() throws IOException {
    Path file = folder.resolve("long.trace");
    int pairs = 300_000;
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(HEADER);
      for (int id = 0; id < pairs; id++) {
        out.write("map %x 1000 0\nunmap %<x\n".formatted(id));
      }
    }
    long[] answered = {0};

    new SlotReplay(SearchRule.UNTIL_WRAP).replay(file, line -> answered[0]++);

    assertThat(answered[0]).isEqualTo(pairs);
  }

  @Test
  void whatIsTimedIsEveryMapAndUnmap() throws IOException {
    Path trace =
        write(HEADER + "pool\nmap 1 800 0\nmap 2 40001 0\nunmap 2\nunmap 1\nmap 1 800 0\n");

    Timeable timeable = new SlotReplay(SearchRule.UNTIL_WRAP).timeable(trace);

    assertThat(timeable.operations()).isEqualTo(5);
    assertThatCode(timeable.replay()::run).doesNotThrowAnyException();
    assertThatCode(timeable.replay()::run).doesNotThrowAnyException();
  }

  @Test
  void whatHasNoMapIsNotTimed() {
    assertThatThrownBy(
            () -> new SlotReplay(SearchRule.UNTIL_WRAP).timeable(write(HEADER + "pool\n")))
        .hasMessageContaining("holds no map to be timed");
  }
}
