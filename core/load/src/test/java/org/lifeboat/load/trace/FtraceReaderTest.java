package org.lifeboat.load.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.load.trace.MapTrace.Form;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

final class FtraceReaderTest {
  private static final Path FILE = Path.of("trace.txt");
  private static final MapTraceOptions HELD = MapTraceOptions.holding(new Constant(1000), 1);
  private static final String EVENT =
      "dev_name: 0000:00:03.0 dma_mask=ffffffff dev_addr=13f2a1040 size=1536 FORCE";

  private static MapTrace read(String... lines) {
    return MapTraceReader.read(String.join("\n", lines), FILE, HELD);
  }

  private static String problem(String... lines) {
    try {
      read(lines);
    } catch (MapTraceException e) {
      return e.getMessage();
    }
    throw new AssertionError("it was read");
  }

  /** As printed by kernels 6.1, 5.4 and 4.9, by trace-cmd and by perf. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "          <idle>-0       [002] ..s1.   123.456789: swiotlb_bounced: ",
        "          <idle>-0     [002] ..s1   123.456789: swiotlb_bounced: ",
        "     kworker/2:1-77  [002]   123.456789: swiotlb_bounced: ",
        "  my [1] prog 2: x-9 ( 812) [002] d.h3. 123.456789: swiotlb_bounced: ",
        "swapper     0 [002]   123.456789:        swiotlb:swiotlb_bounced: ",
        "swapper     0 [002]   123.456789000: swiotlb:swiotlb_bounced:  "
      })
  void lineOfAnEventIsAMapping(String before) {
    MapTrace trace = read(before + EVENT);

    assertThat(trace.form()).isEqualTo(Form.FTRACE);
    assertThat(trace.byDevice().get("0000:00:03.0"))
        .containsExactly(new Mapping(0, 1000, 1536, 0x1_3f2a_1040L, 2));
    assertThat(trace.mappings()).isEqualTo(1);
  }

  @Test
  void timesCountFromTheFirstEventAndDevicesComeInTheirOrder() {
    MapTrace trace =
        read(
            "# tracer: nop",
            "#",
            "   a-1 [000] d..1. 10.000001: swiotlb_bounced: dev_name: b dma_mask=0 dev_addr=1"
                + " size=2 NORMAL",
            "",
            "   a-1 [000] d..1. 10.000002: sched_switch: prev_comm=a ==> next_comm=b",
            "   a-1 [001] d..1. 10.000004: swiotlb_bounced: dev_name: a dma_mask=0 dev_addr=3"
                + " size=4 0\r",
            "   a-1 [000] d..1. 10.000004: swiotlb_bounced: dev_name: b dma_mask=0 dev_addr=5"
                + " size=6");

    assertThat(trace.byDevice().keySet()).containsExactly("b", "a");
    assertThat(trace.byDevice().get("b"))
        .containsExactly(new Mapping(0, 1000, 2, 1, 0), new Mapping(3000, 1000, 6, 5, 0));
    assertThat(trace.byDevice().get("a")).containsExactly(new Mapping(3000, 1000, 4, 3, 1));
    assertThat(trace.otherEvents()).isEqualTo(1);
  }

  @Test
  void headOfTraceCmdSaysNothing() {
    assertThat(read("cpus=4", "   a-1 [000] 10.000001: swiotlb_bounced: " + EVENT).mappings())
        .isEqualTo(1);
  }

  @Test
  void addressThatTheKernelDidNotKnowIsNone() {
    MapTrace trace =
        read(
            "a-1 [000] ..... 1.0: swiotlb_bounced: dev_name: d dma_mask=0 dev_addr=ffffffffffffffff"
                + " size=4");

    assertThat(trace.byDevice().get("d")).containsExactly(new Mapping(0, 1000, 4, 0, 0));
  }

  @Test
  void holdsAreDrawnBySeed() {
    String text = ("a-1 [000] 1.0: swiotlb_bounced: " + EVENT + "\n").repeat(50);
    MapTraceOptions one = MapTraceOptions.holding(new Exponential(1e6), 1);
    MapTraceOptions other = MapTraceOptions.holding(new Exponential(1e6), 2);

    MapTrace trace = MapTraceReader.read(text, FILE, one);
    assertThat(trace.byDevice().get("0000:00:03.0").stream().map(Mapping::holdNanos))
        .doesNotHaveDuplicates();
    assertThat(MapTraceReader.read(text, FILE, one)).isEqualTo(trace);
    assertThat(MapTraceReader.read(text, FILE, other)).isNotEqualTo(trace);
  }

  @Test
  void eventsWithoutAHoldAreRefusedOnce() {
    String text = ("a-1 [000] 1.0: swiotlb_bounced: " + EVENT + "\n").repeat(3);

    assertThatThrownBy(() -> MapTraceReader.read(text, FILE, MapTraceOptions.NONE))
        .hasMessage(
            "trace.txt:1: these events have no unmap, and nothing says how long mappings live;"
                + " --hold 100us on the command line, or hold = 100us beside trace in the file, is"
                + " right");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swiotlb_bounced: ",
        "a-1 [000] ..... swiotlb_bounced: ",
        "swiotlb:swiotlb_bounced: ",
      })
  void eventWithoutATimeIsRefused(String before) {
    assertThat(problem(before + EVENT)).startsWith("trace.txt:1: no time before swiotlb_bounced:");
  }

  @Test
  void mistakesNameTheLineAndWhatWouldBeRight() {
    String at = "a-1 [000] 2.0: swiotlb_bounced: ";

    assertThat(problem("a-1 [000] 12us: swiotlb_bounced: " + EVENT))
        .isEqualTo("trace.txt:1: time '12us' is no number of seconds; 12.345678 is right");
    assertThat(problem("a-1 [000] -1.5: swiotlb_bounced: " + EVENT))
        .isEqualTo("trace.txt:1: time '-1.5' is negative; 0 or more is right");
    assertThat(problem("", at + EVENT, "a-1 [000] 1.999999: swiotlb_bounced: " + EVENT))
        .isEqualTo(
            "trace.txt:3: time goes back, from 2.000000000 to 1.999999000; lines in order of time"
                + " are right");
    assertThat(problem(at + "dev_name: d dev_addr=1 size=0 FORCE"))
        .isEqualTo("trace.txt:1: a mapping of 0 bytes; 1 or more is right");
    assertThat(problem(at + "dev_name: d dev_addr=1 size=9223372036854775808"))
        .isEqualTo("trace.txt:1: size '9223372036854775808' is too large; less than 2^63 is right");
    assertThat(problem(at + "dev_name: d dev_addr=1 size=1k"))
        .isEqualTo("trace.txt:1: size '1k' is no number; decimal digits are right");
    assertThat(problem(at + "dev_name: d dev_addr=1ffffffffffffffff size=1"))
        .isEqualTo(
            "trace.txt:1: dev_addr '1ffffffffffffffff' is no number of 64 bits; hexadecimal digits"
                + " are right");
    assertThat(problem(at + "dev_addr=1 size=1")).startsWith("trace.txt:1: no dev_name:;");
    assertThat(problem(at + "dev_name:")).startsWith("trace.txt:1: no dev_name:;");
    assertThat(problem(at + "dev_name: d size=1")).startsWith("trace.txt:1: no dev_addr=;");
    assertThat(problem(at + "dev_name: d dev_addr=1")).startsWith("trace.txt:1: no size=;");
  }

  @Test
  void textWithoutTheEventHoldsNoMapping() {
    String said =
        "trace.txt: holds no mapping; lines of event swiotlb_bounced or a table are right";

    assertThat(problem("")).isEqualTo(said);
    assertThat(problem("# only", "# comments")).isEqualTo(said);
    assertThat(problem("a-1 [000] 1.0: sched_switch: x")).isEqualTo(said);
    assertThat(problem("\u0000\u0001binary")).isEqualTo(said);
  }
}
