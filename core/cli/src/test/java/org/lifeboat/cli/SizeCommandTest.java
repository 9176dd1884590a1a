package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lifeboat size}, as a user types it. */
class SizeCommandTest {
  private static final String MACHINE = Typed.machine("loaded/small-guest");
  private static final String E1000 = "0000:00:03.0";

  private static final String EVENT =
      "  <idle>-0  [000] ..s1.  %s: swiotlb_bounced: dev_name: %s dma_mask=ffffffff"
          + " dev_addr=%x size=%s FORCE%n";

  @TempDir private Path temporary;

  private static Typed size(String... words) {
    List<String> all = new ArrayList<>(List.of("size"));
    all.addAll(List.of(words));
    all.addAll(List.of("--mappings", "20000"));
    return Typed.lifeboat(all.toArray(String[]::new));
  }

  private static String said(Typed typed) {
    return typed.out().replaceAll("\\s+", " ");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text).toString();
  }

  private static String event(String time, long address, long bytes) {
    return EVENT.formatted(time, E1000, address, bytes);
  }

  @Test
  void aSizeIsNamedAsAParameterAndShownSizeBySize() {
    Typed typed = size(MACHINE);

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    assertThat(said(typed))
        .containsPattern("[0-9.]+ [KM]B is enough \\(swiotlb=[0-9]+\\): no mapping fails")
        .contains("Size by size", "transmit queue", "It has 64 MB now");
  }

  @Test
  void theSameWordsGiveTheSameBytes() {
    assertThat(size(MACHINE).out()).isEqualTo(size(MACHINE).out());
    assertThat(size(MACHINE, "--seed", "1").out()).isNotEqualTo(size(MACHINE).out());
  }

  @Test
  void jsonHasTheNumbers() {
    Typed typed = size(MACHINE, "--format", "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("\"answer\": \"enough\"", "\"parameter\": \"swiotlb=", "\"failedShare\": 0")
        .contains("\"machine\": \"small-guest\"", "\"mappings\": 20000");
  }

  @Test
  void aMachineThatSaysNothingIsGuessedAt() {
    assertThat(said(size(Typed.machine("q35-4g-vtd-zero"))))
        .contains("What its devices ask is a guess by their PCI classes");
  }

  @Test
  void aLogIsEnough() {
    assertThat(size(Typed.log("asrock-x299-taichi-xe-5.5.1")).code()).isZero();
  }

  @Test
  void whereNothingBouncesNoneIsNeeded() {
    Typed typed = size(Typed.machine("q35-4g-sound"));

    assertThat(typed.code()).isZero();
    assertThat(said(typed)).contains("None is needed", "as long as the IOMMU works");
  }

  @Test
  void whereNothingIsAskedNothingIsKnown() {
    String silent = "{ device = \"0000:00:03.0\", bytes = 4KB, hold = 1ms, rate = 0.001 }";
    Typed typed =
        size(
            Typed.machine("q35-4g-vtd-zero"),
            "--seconds",
            "1",
            "--set",
            "machine.workloads=[" + silent + "]");

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said(typed))
        .contains(
            "Not known: its devices ask nothing in the time", "Watched for 1.0 s: 0 mappings");
  }

  @Test
  void aPolicyWithoutABufferIsTold() {
    Typed typed = size(MACHINE, "--policy", "nommu");

    assertThat(typed.code()).isEqualTo(ExitCode.NO);
    assertThat(said(typed))
        .contains("There is no bounce buffer under nommu, whatever size swiotlb=");
  }

  @Test
  void aTraceStandsInForWorkloads() throws IOException {
    String trace =
        file("trace.txt", event("1.000000", 0x12345040L, 1536) + event("1.5", 0x22345000L, 4096));
    Typed typed = size(MACHINE, "--trace", trace, "--hold", "100us");

    assertThat(typed.code()).isZero();
    assertThat(said(typed)).contains("2 mappings of 1 workload", "256 KB is enough (swiotlb=128)");
  }

  @Test
  void aTraceOfWhatNeverFitsHasNoSize() throws IOException {
    String trace = file("trace.txt", event("1.0", 0x12345000L, 300_000));
    Typed typed = size(MACHINE, "--trace", trace, "--hold", "100us");

    assertThat(typed.code()).isEqualTo(ExitCode.NO);
    assertThat(said(typed)).contains("No size is enough", "more than 256 KB at once");
  }

  @Test
  void aTableSaysItsHolds() throws IOException {
    String table =
        file(
            "maps.csv",
            """
            time,op,id,bytes,address,device
            0.1,map,a,2048,0x1000,0000:00:03.0
            0.2,map,b,2048,0x2000,0000:00:03.0
            0.3,unmap,a,,,0000:00:03.0
            0.4,unmap,b,,,0000:00:03.0
            """);

    assertThat(size(MACHINE, "--trace", table).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time,op,id,bytes,address,device;0.1,map,a,0,0,0000:00:03.0 | :2: | 0
          time,op,id,bytes,address,device;-1,map,a,1,0,0000:00:03.0 | :2: | -1
          time,op,id,bytes,address,device;1,unmap,a,1,0,0000:00:03.0 | :2: | not mapped
          time,op,id,bytes,address,device;1,map,a,9223372036854775808,0,0000:00:03.0 | :2: | 9223372036854775808
          nonsense | : | holds no mapping
          time,hold,bytes,device;1,1,1,e1000 | : | device 'e1000' is no PCI address
          """)
  void aBadTraceIsAnsweredWithItsLine(String lines, String line, String what) throws IOException {
    Typed typed = size(MACHINE, "--trace", file("bad.csv", lines.replace(';', '\n') + "\n"));

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains("bad.csv" + line, what).doesNotContain("Exception");
  }

  @Test
  void eventsWithoutAHoldAreAnsweredWithWhatIsMissing() throws IOException {
    Typed typed = size(MACHINE, "--trace", file("trace.txt", event("1.0", 0x1000, 1)));

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains("trace.txt:1:", "hold");
  }

  @Test
  void aDeviceThatTheMachineLacksIsNamed() throws IOException {
    String trace = file("trace.txt", event("1.0", 0x1000, 1).replace(E1000, "0000:00:13.0"));
    Typed typed = size(MACHINE, "--trace", trace, "--hold", "1ms");

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains("no function 0000:00:13.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--failures;-1",
        "--failures;much",
        "--failures;101%",
        "--failures;1.5",
        "--seconds;0",
        "--seconds;86401",
        "--hold;1ms",
        "--format;xml",
      })
  void badOptionsAreAnsweredWithWhatIsRight(String words) {
    Typed typed = size(MACHINE, words.split(";")[0], words.split(";")[1]);

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains(words.split(";")[0]);
  }

  @Test
  void moreMappingsThanAnybodyWaitsForAreRefused() {
    Typed typed = Typed.lifeboat("size", MACHINE, "--mappings", "100000001");

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err()).contains("'--mappings': 100000001 is not from 1 to 100000000");
  }

  @Test
  void aBadWorkloadIsAnsweredWithItsPath() {
    Typed typed =
        size(
            MACHINE,
            "--set",
            "machine.workloads=[ { device = \"%s\", bytes = 0 } ]".formatted(E1000));

    assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(typed.err())
        .contains("machine.workloads[0].bytes: 0 is out of range", "'hold' is missing");
  }

  @ParameterizedTest
  @CsvSource({"0.5%, 0.005", "1%, 0.01", "0.25, 0.25", "0, 0", "100%, 1"})
  void aBoundIsAShareOrPercent(String written, String bound) {
    assertThat(size(MACHINE, "--failures", written, "--format", "json").out())
        .contains("\"bound\": " + bound);
  }
}
