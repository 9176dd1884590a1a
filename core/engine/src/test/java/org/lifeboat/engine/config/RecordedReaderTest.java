package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.RecordedWorkload;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/** Workloads of a machine that were recorded. */
final class RecordedReaderTest {
  private static final String MACHINE =
      """
      machine {
        id = small
        memory-map = [ { start = 0x0, last = 0x3fffffff, type = usable } ]
        functions = [
          { address = "0000:00:02.0", vendor = 1, device = 1, class = 0x020000, name = "a card" }
          { address = "0000:00:03.0", vendor = 1, device = 1, class = 0x010802 }
        ]
      }
      """;
  private static final String TWO_DEVICES =
      """
      time,device,bytes,offset,cpu,hold
      0.000000,0000:00:02.0,1514,64,1,0.000050
      0.000010,0000:00:04.0,4096,0,0,0.000100
      0.000020,0000:00:02.0,66,0,0,0.000050
      """;
  private static final String EVENTS =
      """
      <idle>-0 [001] d.h.. 12.000001: swiotlb_bounced: dev_name: 0000:00:02.0 dma_mask=ffffffff \
      dev_addr=11cf1a042 size=66 NORMAL
      """;
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @TempDir private Path folder;

  private PlanFiles files() {
    return PlanFiles.in(folder)
        .write("two.csv", TWO_DEVICES)
        .write("events.txt", EVENTS)
        .write("wrong.csv", "time,device,bytes,hold\n0,x,0,1\n");
  }

  private static String plan(String keys) {
    return MACHINE + "machine.workloads = [ { " + keys + " } ]";
  }

  private List<String> problems(String keys) {
    return files().problems(plan(keys)).stream()
        .map(p -> p.replaceFirst("^plan.conf:\\d+: machine\\.workloads\\[0\\]", ""))
        .toList();
  }

  private RecordedWorkload read(String keys) {
    return (RecordedWorkload) files().read(plan(keys)).machine().workloads().get(0);
  }

  @Test
  void ofAFileThatHasSeveralDevicesThoseOfTheDeviceCount() {
    assertThat(read("device = \"00:02.0\", trace = two.csv, min-align-mask = 511"))
        .isEqualTo(
            new RecordedWorkload(
                "a card",
                PciAddress.parse("0000:00:02.0"),
                new DmaLimits(511, 0xffff_ffffL),
                List.of(
                    new Mapping(0, 50_000, 1514, 64, 1), new Mapping(20_000, 50_000, 66, 0, 0))));
  }

  @Test
  void ofAFileThatHasOneDeviceAllCountWhoeverItWas() {
    RecordedWorkload other =
        read("device = \"00:03.0\", trace = events.txt, hold = 100us, name = x");

    assertThat(other.name()).isEqualTo("x");
    assertThat(other.device()).hasToString("0000:00:03.0");
    assertThat(other.mappings())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.bytes()).isEqualTo(66);
              assertThat(m.holdNanos()).isEqualTo(100_000);
            });
  }

  @Test
  void aFileIsLookedForBesideTheFileThatNamesIt() {
    BootPlan plan =
        files()
            .write("parts/one.csv", TWO_DEVICES)
            .write(
                "parts/load.conf",
                "machine.workloads = [ { device = \"00:02.0\", trace = one.csv } ]")
            .read("include \"parts/load.conf\"\n" + MACHINE);

    assertThat(plan.machine().workloads()).hasSize(1);
  }

  @Test
  void mappingByMappingItIsTheSame() {
    assertThat(
            read("""
            device = "00:02.0", mappings = [
              { at = 0ns, bytes = 1514, address = 0x112345842, processor = 7 }
              { at = 1.5us, hold = 2ms, bytes = 4KB, address = 0 }
            ]
            """)
                .mappings())
        .containsExactly(
            new Mapping(0, Long.MAX_VALUE, 1514, 0x112345842L, 7),
            new Mapping(1500, 2_000_000, 4096, 0, 0));
  }

  @Test
  void whatWasReadIsWrittenAndReadAgainWithoutItsFile() {
    BootPlan plan = files().read(plan("device = \"00:02.0\", trace = two.csv, name = card"));
    String text = READER.text(plan);

    assertThat(text).contains("{ at = 20us, hold = 50us, bytes = 66, address = 0x0 }");
    assertThat(READER.read(PlanRequest.of(Path.of("elsewhere.conf")).saying(text))).isEqualTo(plan);
    assertThat(MachineBuilder.of(plan.machine()).build()).isEqualTo(plan.machine());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trace = none.csv | .trace: 'none.csv': there is no such file",
        "trace = . | .trace: '.': is no regular file; a text file is right",
        "trace = wrong.csv | wrong.csv:2: a mapping of 0 bytes; 1 or more is right",
        "trace = events.txt | events.txt:1: these events have no unmap, and nothing says how long"
            + " mappings live; --hold 100us on the command line, or hold = 100us beside trace in"
            + " the file, is right",
        "trace = two.csv, hold = 0s | .hold: 0s is out of range; 1ns to 1d",
        "trace = two.csv, rate = 5 | .rate: stands beside 'trace'; one of the two",
        "trace = two.csv, class = nvme | .class: stands beside 'trace'; one of the two",
        "trace = two.csv, mappings = [] | .mappings: stands beside 'trace'; one of the two",
        "hold = 1s, mappings = [] | .hold: stands beside 'mappings'; one of the two",
        "mappings = [ { at = 2ns, bytes = 1, address = 0 }, { at = 1ns, bytes = 1, address = 0 } ]"
            + "| .mappings: are not in the order of 'at'; the earliest first",
        "mappings = [ { at = 5, bytes = 1, address = 0 } ]"
            + "| .mappings[0].at: '5' is not a duration with its unit, like 50us, 2ms or 10s",
        "mappings = [ { at = 5s, bytes = 0, address = 0 } ]"
            + "| .mappings[0].bytes: 0 is out of range; 1 byte to 1TB",
        "mappings = [ { at = 101d, bytes = 1, address = 0 } ]"
            + "| .mappings[0].at: 101d is out of range; 0ns to 100d",
      })
  void whatIsWrongIsSaidWithWhatWouldBeRight(String keys, String expected) {
    assertThat(problems("device = \"00:02.0\", " + keys)).containsExactly(expected);
  }

  @Test
  void aDeviceThatTheFileDoesNotHaveIsNamed() {
    assertThat(problems("device = \"00:03.0\", trace = two.csv"))
        .containsExactly(
            ".trace: has no mappings of 0000:00:03.0; did you mean '0000:00:02.0'? one of"
                + " 0000:00:02.0, 0000:00:04.0");
  }
}
