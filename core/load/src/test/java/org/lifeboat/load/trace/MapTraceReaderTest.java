package org.lifeboat.load.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class MapTraceReaderTest {
  private static final Path FILE = Path.of("maps.csv");
  private static final String HEADER = "time,hold,bytes,device\n";
  private static final int MANY = 100_000;

  /** A header and the same line again and again, made while it is read. */
  private static final class Endless extends Reader {
    private final String line;
    private long next;

    Endless(String line) {
      this.line = line;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
      for (int i = 0; i < length; i++, next++) {
        boolean isHeader = next < HEADER.length();
        buffer[from + i] =
            isHeader
                ? HEADER.charAt((int) next)
                : line.charAt((int) ((next - HEADER.length()) % line.length()));
      }
      return length;
    }

    @Override
    public void close() {}
  }

  private static List<MapTraceProblem> problems(Reader text, int most) {
    try {
      MapTraceReader.read(text, FILE, MapTraceOptions.NONE, most);
    } catch (MapTraceException e) {
      return e.problems();
    }
    throw new AssertionError("it was read");
  }

  @Test
  void noMoreMappingsAreReadThanMayBe() {
    assertThat(problems(new Endless("1,1,1,d\n"), MANY))
        .containsExactly(
            new MapTraceProblem(FILE, MANY + 2, "more than 100000 mappings; fewer are right"));
  }

  @Test
  void noMoreDevicesAreReadThanMayBe() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i <= Recording.MOST_DEVICES; i++) {
      text.append("1,1,1,d").append(i).append('\n');
    }

    assertThat(problems(new StringReader(text.toString()), MANY))
        .extracting(MapTraceProblem::what)
        .containsExactly("more than 4096 devices; fewer are right");
  }

  @Test
  void lineWithoutAnEndEndsTheReading() {
    assertThat(problems(new Endless("x"), MANY))
        .containsExactly(
            new MapTraceProblem(
                FILE,
                2,
                "the line has no end for 16 MB; lines of event swiotlb_bounced or a table are"
                    + " right"));
  }

  @Test
  void lineThatIsTooLongIsSkippedToItsEnd() {
    String text = HEADER + "1,1,1," + "d".repeat(Lines.LONGEST) + "\n1,1,0,d\n";

    assertThat(problems(new StringReader(text), MANY))
        .extracting(MapTraceProblem::toString)
        .containsExactly(
            "maps.csv:2: the line is longer than 4096 characters; a shorter one is right",
            "maps.csv:3: a mapping of 0 bytes; 1 or more is right");
  }

  @Test
  void nameThatIsTooLongIsRefused() {
    assertThat(problems(new StringReader(HEADER + "1,1,1," + "d".repeat(257)), MANY))
        .extracting(MapTraceProblem::what)
        .containsExactly("device '" + "d".repeat(60) + "...' is longer than 256 characters");
  }

  @Test
  void onlyTheFirstMistakesAreShown() {
    assertThat(problems(new Endless("garbage\n"), MANY))
        .hasSize(MapTraceReader.MOST_PROBLEMS + 1)
        .last()
        .isEqualTo(new MapTraceProblem(FILE, 0, "only the first 20 mistakes are shown"));
  }

  @Test
  void quotesDoNotReachTheTerminal() {
    assertThat(problems(new StringReader(HEADER + "\u001b[31m,1,1,d"), MANY))
        .extracting(MapTraceProblem::what)
        .containsExactly("time '?[31m' is no number of seconds; 12.345678 is right");
  }

  @Test
  void readerThatFailsIsAProblem() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int from, int length) throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public void close() {}
        };

    assertThat(problems(broken, MANY))
        .containsExactly(new MapTraceProblem(FILE, 0, "cannot be read: the disk is gone"));
  }

  @Test
  void filesAreReadWhateverTheirBytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("maps.csv");
    Files.write(file, ("\uFEFF" + HEADER + "1,1,1,d\u00e9v\n").getBytes(StandardCharsets.UTF_8));

    assertThat(MapTraceReader.read(file, MapTraceOptions.NONE).mappings()).isEqualTo(1);
    assertThatThrownBy(() -> MapTraceReader.read(folder.resolve("none"), MapTraceOptions.NONE))
        .asInstanceOf(type(MapTraceException.class))
        .extracting(e -> e.problems().get(0).what())
        .isEqualTo("there is no such file");
    assertThatThrownBy(() -> MapTraceReader.read(folder, MapTraceOptions.NONE))
        .asInstanceOf(type(MapTraceException.class))
        .extracting(e -> e.problems().get(0).what())
        .isEqualTo("is no regular file; a text file is right");
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 2_000_000_000) Integer> times,
      @ForAll @LongRange(min = 1) long bytes,
      @ForAll long address,
      @ForAll @IntRange(min = 0) int processor,
      @ForAll @IntRange(min = 0, max = 2_000_000_000) int hold) {
    List<Integer> sorted = times.stream().sorted().toList();
    StringBuilder text = new StringBuilder("cpu,address,hold,time,device,bytes\n");
    List<Mapping> expected = new ArrayList<>();
    for (int at : sorted) {
      text.append(
          "%d,0x%x,%d.%09d,%d.%09d,d,%d\n"
              .formatted(
                  processor,
                  address,
                  hold / 1_000_000_000,
                  hold % 1_000_000_000,
                  at / 1_000_000_000,
                  at % 1_000_000_000,
                  bytes));
      expected.add(new Mapping(at - sorted.get(0), hold, bytes, address, processor));
    }

    MapTrace trace = MapTraceReader.read(text.toString(), FILE, MapTraceOptions.NONE);
    assertThat(trace.byDevice().get("d")).isEqualTo(expected);
  }

  @Property
  void anyTextIsReadOrToldToBeWrong(@ForAll String text, @ForAll boolean underHeader) {
    String all = underHeader ? "time,op,id,bytes,device\n" + text : text;
    try {
      assertThat(MapTraceReader.read(all, FILE, MapTraceOptions.NONE).mappings()).isPositive();
    } catch (MapTraceException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
