package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;

/** The JSON that programs rely on. */
class JsonReportTest {
  private static final String[] DOCUMENTED = {
    "machine",
    "kernel",
    "policy",
    "seed",
    "backend",
    "hardwareIommu",
    "panic",
    "bounce",
    "memory",
    "devices",
    "service",
    "log"
  };

  @Test
  void everyDocumentedKeyIsThereHoweverTheBootEnded() {
    for (BootReport report :
        List.of(
            SampleReports.bounced(),
            SampleReports.nommu(),
            SampleReports.panic(),
            SampleReports.failure(),
            SampleReports.hardwareBesidePool())) {
      Map<String, Object> json = parsed(report);
      assertThat(json).containsKeys(DOCUMENTED).containsKeys("failure", "owners");
      assertThat(JsonText.object(json, "hardwareIommu"))
          .containsOnlyKeys("active", "driver", "failedAt", "cause", "causeCode", "groups");
      assertThat(JsonText.object(json, "bounce"))
          .containsOnlyKeys("active", "start", "end", "slots", "origin", "growth");
      assertThat(JsonText.object(json, "memory"))
          .containsKeys("reservedEarlyBytes", "returnedBytes", "lostBytes")
          .containsKeys("totalBytes", "freeBytes", "reservedLateBytes", "heldBytes", "losses")
          .containsKeys("bookkeepingBytes", "bookkeepingReturnedBytes", "roundingBytes");
    }
  }

  @Test
  void aFailedUnitSaysWhereItFailedAndWhy() {
    assertThat(JsonText.object(parsed(SampleReports.bounced()), "hardwareIommu"))
        .containsEntry("active", false)
        .containsEntry("driver", "intel-vtd")
        .containsEntry("failedAt", "initialize")
        .containsEntry("cause", "the DMAR's unit 0 lies at address zero")
        .containsEntry("causeCode", "dmar-address-zero");
    assertThat(JsonText.object(parsed(SampleReports.nommu()), "hardwareIommu"))
        .containsEntry("failedAt", "detect");
  }

  @Test
  void aWorkingUnitFailedNowhere() {
    assertThat(JsonText.object(parsed(SampleReports.returned()), "hardwareIommu"))
        .containsEntry("active", true)
        .containsEntry("failedAt", null)
        .containsEntry("cause", null)
        .containsEntry("groups", List.of(List.of("0000:00:02.0")));
  }

  @Test
  void aPoolHasAddressesAsTextAndAnOrigin() {
    assertThat(JsonText.object(parsed(SampleReports.bounced()), "bounce"))
        .containsEntry("active", true)
        .containsEntry("start", "0x7bed4000")
        .containsEntry("end", "0x7fed4000")
        .containsEntry("slots", 32768L)
        .containsEntry("origin", "early");
    assertThat(JsonText.object(parsed(SampleReports.bouncedLate()), "bounce"))
        .containsEntry("origin", "late");
  }

  @Test
  void withoutAPoolThereAreNoAddressesAndNoSlots() {
    assertThat(JsonText.object(parsed(SampleReports.nommu()), "bounce"))
        .containsEntry("active", false)
        .containsEntry("start", null)
        .containsEntry("end", null)
        .containsEntry("slots", 0L)
        .containsEntry("origin", null)
        .containsEntry("growth", null);
  }

  @Test
  void aPoolThatGrowsSaysByHowMuchAtOnceAndInAll() {
    assertThat(JsonText.object(parsed(SampleReports.growing()), "bounce").get("growth"))
        .isEqualTo(Map.of("blockBytes", 4L << 20, "mostBytes", 1500L << 20));
    assertThat(JsonText.object(parsed(SampleReports.bounced()), "bounce"))
        .containsEntry("growth", null);
  }

  @Test
  void lossesAreNamedAndSumUp() {
    Map<String, Object> memory = JsonText.object(parsed(SampleReports.returned()), "memory");
    assertThat(memory)
        .containsEntry("reservedEarlyBytes", 64L << 20)
        .containsEntry("returnedBytes", 64L << 20)
        .containsEntry("heldBytes", 0L)
        .containsEntry("lostBytes", 16L);
    assertThat(memory.get("losses"))
        .isEqualTo(
            List.of(
                Map.of(
                    "start", "0x17f000000",
                    "end", "0x17f000010",
                    "bytes", 16L,
                    "why", "areas of swiotlb: less than a page, shared with others")));
  }

  @Test
  void aDeviceHasAddressMaskReachAndWhy() {
    assertThat(parsed(SampleReports.nommu()).get("devices"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains(
            Map.of(
                "address", "0000:00:02.0",
                "name", "e1000 network card",
                "mask", 32L,
                "reach", "unreachable",
                "why", "32 bits do not reach memory above 4 GB"));
  }

  @Test
  void aPanicHasItsTextAndNoBackend() {
    assertThat(parsed(SampleReports.panic()))
        .containsEntry("backend", null)
        .containsEntry("failure", null)
        .containsEntry("panic", "IOMMU: could not initialize and no fallback is configured");
  }

  @Test
  void aPluginsFailureNamesPluginMomentAndProblem() {
    assertThat(parsed(SampleReports.failure()).get("failure"))
        .isEqualTo(
            Map.of(
                "plugin", "policy mine",
                "moment", "run-time stage",
                "misdeed", "foreign-memory",
                "problem", "freed 0x7bed4000-0x7fed4000 twice: it belongs to the page allocator"));
  }

  @Test
  void theLogIsWhatTheKernelPrintedALineEach() {
    assertThat(parsed(SampleReports.bounced()).get("log"))
        .isEqualTo(
            List.of(
                "DMAR: Host address width 39",
                "[Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!",
                "BIOS vendor: x"));
  }

  @Test
  void severalBootsAreAnArray() {
    String json =
        new JsonReport()
            .render(
                List.of(
                    ServedBoot.idle(SampleReports.panic()),
                    ServedBoot.idle(SampleReports.bounced())));
    assertThat(JsonText.parse(json))
        .isEqualTo(List.of(parsed(SampleReports.panic()), parsed(SampleReports.bounced())));
    assertThat(json).startsWith("[").endsWith("]\n");
  }

  @Test
  void aBootWithoutALoadHasNoService() {
    assertThat(parsed(SampleReports.bounced())).containsEntry("service", null);
  }

  @Test
  void whatBecameOfTheWorkloadsIsToldInAllAndForEach() {
    Map<String, Object> service = service(SampleServices.losing(9, 3));
    assertThat(service)
        .containsEntry("mappings", 1000L)
        .containsEntry("direct", 400L)
        .containsEntry("bounced", 588L)
        .containsEntry("single", 0L)
        .containsEntry("failed", 12L)
        .containsEntry("failedShare", 0.012)
        .containsEntry("refused", Map.of("pool-full", 9L, "fragmented", 3L))
        .containsEntry("highWaterBytes", 2L << 20)
        .containsEntry("meanBytes", 1L << 20)
        .containsEntry("grownBytes", 0L)
        .containsEntry("hang", null)
        .containsEntry(
            "firstRefused",
            Map.of(
                "workload",
                "card",
                "bytes",
                2048L,
                "totalSlots",
                1024L,
                "usedSlots",
                1000L,
                "atNanos",
                7L,
                "message",
                "swiotlb buffer is full (sz: 2048 bytes), total 1024 (slots), used 1000 (slots)"));
    assertThat((List<?>) service.get("workloads"))
        .hasSize(2)
        .first(InstanceOfAssertFactories.MAP)
        .containsEntry("name", "card")
        .containsEntry("mappings", 600L)
        .containsEntry("failedShare", 0.02);
  }

  @Test
  void aHangNamesTheMapping() {
    assertThat(service(SampleServices.hanging()))
        .containsEntry(
            "hang",
            Map.of(
                "workload",
                "card",
                "bytes",
                65536L,
                "address",
                0x140001000L,
                "usedSlots",
                1024L,
                "atNanos",
                1000L));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> service(Service service) {
    String json = new JsonReport().render(SampleServices.after(SampleReports.bounced(), service));
    return JsonText.object((Map<String, Object>) JsonText.parse(json), "service");
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(new JsonReport().render(SampleReports.bounced()))
        .isEqualTo(new JsonReport().render(SampleReports.bounced()))
        .doesNotContain("\r")
        .startsWith("{\n  \"machine\": \"q35-4g-vtd-zero\",\n  \"kernel\": \"linux-6.1\",\n");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(BootReport report) {
    return (Map<String, Object>) JsonText.parse(new JsonReport().render(report));
  }
}
