package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.Distribution.Choice;
import org.lifeboat.load.workload.Distribution.Constant;
import org.lifeboat.load.workload.Distribution.Exponential;
import org.lifeboat.load.workload.Distribution.Pareto;
import org.lifeboat.load.workload.Distribution.Uniform;
import org.lifeboat.load.workload.Distribution.Weighted;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.Workload;

/** What a machine may say of its load. */
final class WorkloadReaderTest {
  private static final String MACHINE =
      """
      machine {
        id = small
        memory-map = [ { start = 0x0, last = 0x3fffffff, type = usable } ]
        functions = [
          { address = "0000:00:02.0", vendor = 1, device = 1, class = 0x020000, name = "a card" }
          { address = "0000:00:03.0", vendor = 1, device = 1, class = 0x010802 }
          { address = "0000:00:1f.3", vendor = 1, device = 1, class = 0x0c0500, dma-mask-bits = 0 }
        ]
        processor.possible = 4
      }
      """;
  private static final PciAddress CARD = PciAddress.parse("0000:00:02.0");
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @TempDir private Path folder;

  private BootPlan plan(String workloads) {
    return PlanFiles.in(folder).read(MACHINE + "machine.workloads = [\n" + workloads + "\n]");
  }

  private List<Workload> workloads(String entries) {
    return plan(entries).machine().workloads();
  }

  private GeneratedWorkload generated(String keys) {
    return (GeneratedWorkload) workloads("{ device = \"00:02.0\", " + keys + " }").get(0);
  }

  private List<String> problems(String entries) {
    return PlanFiles.in(folder)
        .problems(MACHINE + "machine { workloads = [ " + entries + " ] }")
        .stream()
        .map(p -> p.replaceFirst("^plan.conf:\\d+: machine\\.workloads", ""))
        .toList();
  }

  static List<String> classes() {
    return new WorkloadClasses(new Hocon(new Problems())).ids();
  }

  @Test
  void everyKeyCounts() {
    assertThat(
            workloads(
                """
                {
                  device = "00:02.0", name = downloads
                  bytes { uniform { from = 64, to = 1.5KB } }
                  offset { choice = [ { value = 64, weight = 3 }, { value = 2KB } ] }
                  hold { exponential { mean = 50us } }
                  rate = 20000.5
                  burst { pareto { from = 1, to = 64, shape = 1.5 } }
                  depth = 256
                  on = 2s, off { uniform { from = 0.5ms, to = 1min } }
                  leak = 0.001, bounced-share = 1.0, processors = [ 0, 3 ]
                  min-align-mask = 4095, segment-boundary = 0xffff
                }
                """))
        .containsExactly(
            new GeneratedWorkload(
                "downloads",
                CARD,
                new DmaLimits(4095, 0xffff),
                new Uniform(64, 1536),
                new Choice(List.of(new Weighted(64, 3), new Weighted(2048, 1))),
                new Arrivals.Open(
                    20000.5,
                    new Pareto(1, 64, 1.5),
                    256,
                    Optional.of(
                        new Arrivals.Pauses(new Constant(2e9), new Uniform(500_000, 60e9)))),
                new Exponential(50_000),
                0.001,
                OptionalDouble.of(1),
                List.of(0, 3)));
  }

  @Test
  void whatIsNotSaidIsTheUsual() {
    assertThat(generated("bytes = 4KB, hold = 1ms, depth = 32"))
        .isEqualTo(
            new GeneratedWorkload(
                "a card",
                CARD,
                DmaLimits.USUAL,
                new Constant(4096),
                new Constant(0),
                new Arrivals.Closed(32),
                new Constant(1e6),
                0,
                OptionalDouble.empty(),
                List.of()));
    assertThat(generated("bytes = 4KB, hold = 1ms, rate = 5").arrivals())
        .isEqualTo(new Arrivals.Open(5, new Constant(1), 65536, Optional.empty()));
  }

  @Test
  void boundariesReachTo64Bits() {
    assertThat(generated("class = nvme, segment-boundary = 0xffffffffffffffff").limits())
        .isEqualTo(new DmaLimits(4095, -1));
    assertThat(generated("class = nvme, segment-boundary = 0, min-align-mask = 0").limits())
        .isEqualTo(new DmaLimits(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1ns, 1",
    "1.5us, 1500",
    "2 ms, 2e6",
    "10s, 1e10",
    "3min, 1.8e11",
    "2h, 7.2e12",
    "1d, 8.64e13",
    "0.1us, 100",
    "1e3us, 1e6"
  })
  void aDurationHasItsUnit(String hold, double nanos) {
    assertThat(generated("bytes = 1, depth = 1, hold = " + hold).holdNanos())
        .isEqualTo(new Constant(nanos));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0x1000, 4096", "1.5KB, 1536", "4 KiB, 4096", "1TB, 1099511627776"})
  void aSizeMayHaveAFraction(String bytes, double expected) {
    assertThat(generated("hold = 1s, depth = 1, bytes = " + bytes).bytes())
        .isEqualTo(new Constant(expected));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void aClassHasAllThatAWorkloadNeeds(String id) {
    BootPlan plan = plan("{ device = \"00:02.0\", class = " + id + " }");
    GeneratedWorkload workload = (GeneratedWorkload) plan.machine().workloads().get(0);

    assertThat(workload.name()).isNotBlank().isNotEqualTo("a card");
    assertThat(again(plan)).isEqualTo(plan);
  }

  @Test
  void theClassesAreListedForPeople() throws IOException {
    String readme = Files.readString(Path.of("../../config/README.md"));

    assertThat(classes()).contains("nic-receive", "nvme", "virtio-block");
    assertThat(classes()).allSatisfy(id -> assertThat(readme).contains("`" + id + "`"));
  }

  @Test
  void whatAnEntrySaysCountsMoreThanItsClassWholeKeyByWholeKey() {
    GeneratedWorkload workload =
        generated("class = nic-receive, bytes { uniform { from = 1, to = 2 } }, depth = 512");

    assertThat(workload.bytes()).isEqualTo(new Uniform(1, 2));
    assertThat(workload.arrivals()).isEqualTo(new Arrivals.Closed(512));
    assertThat(workload.offset()).isInstanceOf(Choice.class);
  }

  @Test
  void aRateMakesARingAQueueAndNoRateAQueueARing() {
    assertThat(generated("class = nic-receive, rate = 7").arrivals())
        .isEqualTo(new Arrivals.Open(7, new Constant(1), 256, Optional.empty()));
    assertThat(generated("class = nic-transmit, rate = null").arrivals())
        .isEqualTo(new Arrivals.Closed(256));
  }

  @Test
  void namesThatAreNotGivenGetANumberWhereTheyAreTaken() {
    assertThat(
            workloads(
                """
                { device = "00:02.0", class = nvme }
                { device = "00:03.0", class = nvme }
                { device = "00:03.0", class = nvme, name = "NVMe queue 2" }
                { device = "00:03.0", bytes = 1, hold = 1s, depth = 1 }
                """))
        .extracting(Workload::name)
        .containsExactly("NVMe queue", "NVMe queue 3", "NVMe queue 2", "0000:00:03.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class = nvmee"
            + "| [0].class: there is no device class 'nvmee'; did you mean 'nvme'? one of ahci,"
            + " gpu-upload, nic-receive, nic-transmit, nvme, sound, usb-camera, usb-storage,"
            + " virtio-block, virtio-net, wifi-receive, wifi-transmit",
        "class = nvme, words = x | [0].words: unknown key; one of bounced-share, burst, bytes,"
            + " class, depth, device, hold, leak, mappings, min-align-mask, name, off, offset, on,"
            + " processors, rate, segment-boundary, trace",
        "class = nvme, name = \" \" | [0].name: is empty",
        "class = nvme, bytes = 0 | [0].bytes: 0 is out of range; 1 to 1TB",
        "class = nvme, bytes = -1 | [0].bytes: -1 is out of range; 1 to 1TB",
        "class = nvme, bytes = 1.1TB | [0].bytes: 1.1TB is out of range; 1 to 1TB",
        "class = nvme, bytes = 1e400 | [0].bytes: 1e400 is out of range; 1 to 1TB",
        "class = nvme, bytes = NaN | [0].bytes: 'NaN' is not a size like 1536, 4KB or 0x1000",
        "class = nvme, bytes = [] | [0].bytes: is a list, not a single value",
        "class = nvme, bytes {} | [0].bytes: has 0 keys; one, which names the kind of distribution",
        "class = nvme, bytes { uniform { from = 1, to = 2 }, exponential { mean = 2 } }"
            + "| [0].bytes: has 2 keys; one, which names the kind of distribution",
        "class = nvme, bytes { uniform { from = 3, to = 2 } }"
            + "| [0].bytes.uniform: 'from' is above 'to'",
        "class = nvme, bytes { uniform { to = 2 } } | [0].bytes.uniform: 'from' is missing",
        "class = nvme, bytes { unifrom { to = 2 } }| [0].bytes.unifrom: unknown key; did you mean"
            + " 'uniform'? one of choice, exponential, pareto, uniform",
        "class = nvme, offset { exponential { mean = 0 } }"
            + "| [0].offset.exponential.mean: 0 is out of range; 1 to 4095",
        "class = nvme, offset = 4096 | [0].offset: 4096 is out of range; 0 to 4095",
        "class = nvme, offset { pareto { from = 0, to = 9, shape = 1 } }"
            + "| [0].offset.pareto.from: 0 is out of range; 1 to 4095",
        "class = nvme, bytes { pareto { from = 1, to = 9, shape = 0 } }"
            + "| [0].bytes.pareto.shape: 0 is out of range; 0.01 to 100",
        "class = nvme, bytes { choice = [] }"
            + "| [0].bytes.choice: has no value; one at least: { value, weight }",
        "class = nvme, bytes { choice = [ { value = 1, weight = 0 } ] }"
            + "| [0].bytes.choice[0].weight: 0 is out of range; 0.001 to 1000000",
        "class = nvme, bytes { choice = [ { weight = 1 } ] }"
            + "| [0].bytes.choice[0]: 'value' is missing",
        "class = nvme, hold = 50"
            + "| [0].hold: '50' is not a duration with its unit, like 50us, 2ms or 10s",
        "class = nvme, hold = 0s | [0].hold: 0s is out of range; 1ns to 1d",
        "class = nvme, hold = 25h | [0].hold: 25h is out of range; 1ns to 1d",
        "class = nvme, rate = 0 | [0].rate: 0 is out of range; 0.001 to 1000000000",
        "class = nvme, rate = Infinity | [0].rate: 'Infinity' is not a number like 8 or 0.25",
        "class = nvme, burst = 0.5 | [0].burst: 0.5 is out of range; 1 to 65536",
        "class = nvme, depth = 0 | [0].depth: 0 is out of range; 1 to 2097152",
        "class = nvme, on = 1s | [0].on: stands without 'off'; both or neither",
        "class = ahci, burst = 2 | [0].burst: stands without 'rate'",
        "class = nvme, leak = 1.5 | [0].leak: 1.5 is out of range; 0 to 1",
        "class = nvme, bounced-share = -0.1 | [0].bounced-share: -0.1 is out of range; 0 to 1",
        "class = nvme, processors = [ 4 ] | [0].processors[0]: 4 is out of range; 0 to 3",
        "class = nvme, processors = [ 1, 1 ] | [0].processors: names a processor twice",
        "class = nvme, min-align-mask = 4096"
            + "| [0].min-align-mask: 0x1000 is no mask; ones in the lowest bits and nowhere else,"
            + " like 0xfff",
        "class = nvme, segment-boundary = 0xfffffffffffffffe"
            + "| [0].segment-boundary: 0xfffffffffffffffe is no mask; ones in the lowest bits and"
            + " nowhere else, like 0xfff",
        "bytes = 1, hold = 1s"
            + "| [0]: has neither 'rate' nor 'depth'; a rate of independent arrivals, or how many"
            + " are mapped at all times",
      })
  void whatIsWrongIsSaidWithWhatWouldBeRight(String keys, String expected) {
    assertThat(problems("{ device = \"00:02.0\", " + keys + " }")).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ class = nvme } | [0]: 'device' is missing",
        "{ class = nvme, device = here }"
            + "| [0].device: 'here' is no PCI address; 0000:00:1f.2, in quotes",
        "{ class = nvme, device = \"00:04.0\" }"
            + "| [0].device: this machine has no function 0000:00:04.0; did you mean"
            + " '0000:00:02.0'? one of 0000:00:02.0, 0000:00:03.0",
        "{ class = nvme, device = \"00:1f.3\" }"
            + "| [0].device: 0000:00:1f.3 starts no DMA: it maps nothing; did you mean"
            + " '0000:00:02.0'? one of 0000:00:02.0, 0000:00:03.0",
        "{ class = nvme, device = \"00:02.0\", name = x }, { class = ahci, device = \"00:03.0\","
            + " name = x } | [1].name: there is a workload 'x' already",
        "nvme | [0]: is a text, not a block { ... }",
      })
  void whatIsWrongWithDevicesAndNamesIsSaid(String entries, String expected) {
    assertThat(problems(entries)).containsExactly(expected);
  }

  @Test
  void allMistakesOfAnEntryAreSaidAtOnce() {
    assertThat(problems("{ device = \"00:09.0\", class = x, hold = 0s, lek = 1, depth = no }"))
        .hasSize(5);
  }

  private static BootPlan again(BootPlan plan) {
    return READER.read(PlanRequest.of(Path.of("plan.conf")).saying(READER.text(plan)));
  }

  @Test
  void whatWasReadIsWrittenAndReadAgain() {
    BootPlan plan =
        plan(
            """
            {
              device = "00:02.0"
              bytes { uniform { from = 64, to = 1.0001KB } }
              offset { choice = [ { value = 64, weight = 0.3 }, { value = 2KB } ] }
              hold { exponential { mean = 1.23456789us } }
              rate = 1e-3
              burst { pareto { from = 1, to = 64, shape = 1.5 } }
              on = 2s, off { uniform { from = 0.5ms, to = 1d } }
              leak = 1e-5, bounced-share = 0, processors = [ 1 ]
              segment-boundary = 0xffffffffffffffff
            }
            { device = "00:03.0", name = "a \\"disk\\"", class = nvme }
            """);

    assertThat(again(plan)).isEqualTo(plan);
    assertThat(MachineBuilder.of(plan.machine()).build()).isEqualTo(plan.machine());
  }

  @Test
  void aMachineBuiltInJavaTakesWorkloadsToo() {
    assertThat(
            MachineBuilder.of("small")
                .ram(0, 1 << 30)
                .function("0000:00:02.0", 1, 1, 0x020000, 32)
                .workload("0000:00:02.0", "nvme")
                .workload(generated("class = ahci"))
                .build()
                .workloads())
        .extracting(Workload::name)
        .containsExactly("NVMe queue", "SATA queue");
  }
}
