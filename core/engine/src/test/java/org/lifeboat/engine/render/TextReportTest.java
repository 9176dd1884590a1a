package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport;

/** One boot as a page. */
class TextReportTest {
  @Test
  void aPoolHeldSinceTheEarlyStageStandsIn() {
    assertThat(page(SampleReports.bounced()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1 with deferred-init
            --------------------------------------------------
            The hardware IOMMU does not work, a bounce buffer of 64 MB stands in, and all 3 devices live.

            Hardware IOMMU  intel-vtd failed when its driver started it: the DMAR's unit 0 lies at address zero
            Bounce buffer   64 MB early at 0x7bed4000
            Seed            0

            What happened
              early stage     the kernel takes 52 MB in 2 pieces
                              intel-vtd found: DMAR table, 1 unit; its health is not known yet: its registers
                              are not mapped
                              bounce buffer reserved: 64 MB early at 0x7bed4000, held and not initialised
              hand-over       the page allocator gets 3.8 GB
              run-time stage  intel-vtd failed: the DMAR's unit 0 lies at address zero
                              bounce buffer initialised: 64 MB early at 0x7bed4000
                              the policy decides: the bounce buffer serves

            What it costs
              bounce buffer, taken early    64 MB
              bookkeeping beside it        768 KB
              held at the end             64.8 MB
              lost                              0
              free, of all RAM             3.8 GB  of 4 GB

            Devices: 3 of 3 alive
              address  device              mask  reach    why
              -------  ------------------  ----  -------  ------------------------------------------------
              00:01.0  VGA                   32  bounced  memory above 4 GB goes through the bounce buffer
              00:02.0  e1000 network card    32  bounced  memory above 4 GB goes through the bounce buffer
              00:1f.2  AHCI                  64  direct   its 64 bits reach all memory
            """);
  }

  @Test
  void aPoolThatWentBackNamesWhatItLost() {
    assertThat(page(SampleReports.returned()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1 with deferred-init
            --------------------------------------------------
            intel-vtd works, and all 3 devices live.

            Hardware IOMMU  intel-vtd works
            Bounce buffer   none
            Seed            0

            What happened
                bounce buffer given up: 64 MB returned, 16 B lost

            What it costs
              bounce buffer, taken early          64 MB
              bookkeeping beside it              768 KB
              given back to the page allocator  64.7 MB
              held at the end                         0
              lost                                 16 B
              lost: 0x17f000000-0x17f000010        16 B  areas of swiotlb: less than a page, shared with others
              free, of all RAM                   3.8 GB  of 4 GB

            Devices: 3 of 3 alive
              address  device              mask  reach       why
              -------  ------------------  ----  ----------  ---------------------------
              00:01.0  VGA                   32  translated  the unit maps its addresses
              00:02.0  e1000 network card    32  translated  the unit maps its addresses
              00:1f.2  AHCI                  64  translated  the unit maps its addresses
            """);
  }

  @Test
  void nothingStandsInAndDevicesAreDead() {
    assertThat(page(SampleReports.nommu()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1 with nommu
            ------------------------------------------
            The hardware IOMMU does not work, nothing stands in, and 2 of 3 devices are dead.

            Hardware IOMMU  intel-vtd failed when it was detected: the DMAR's unit 0 lies at address zero
            Bounce buffer   none
            Seed            0

            What happened
              run-time stage  the policy decides: nothing stands in (nommu)

            What it costs
              held at the end        0
              lost                   0
              free, of all RAM  3.8 GB  of 4 GB

            Devices: 1 of 3 alive
              address  device              mask  reach   why
              -------  ------------------  ----  ------  --------------------------------------
              00:01.0  VGA                   32  DEAD    32 bits do not reach memory above 4 GB
              00:02.0  e1000 network card    32  DEAD    32 bits do not reach memory above 4 GB
              00:1f.2  AHCI                  64  direct  its 64 bits reach all memory
            """);
  }

  @Test
  void hardwareBesideAPool() {
    assertThat(page(SampleReports.hardwareBesidePool()))
        .contains("intel-vtd works beside a bounce buffer of 64 MB, and all 3 devices live.")
        .contains("the hardware serves, the bounce buffer stays beside it");
  }

  @Test
  void aPanicHasNoCostAndNoDevices() {
    assertThat(page(SampleReports.panic()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1 with panic
            ------------------------------------------
            The machine stops: IOMMU: could not initialize and no fallback is configured.

            Hardware IOMMU  intel-vtd failed when its driver started it: the DMAR's unit 0 lies at address zero
            Bounce buffer   none
            Seed            0

            What happened
              run-time stage  kernel panic: IOMMU: could not initialize and no fallback is configured
            """);
  }

  @Test
  void aPluginsFailureIsTheVerdict() {
    assertThat(page(SampleReports.failure()))
        .isEqualTo(
            """
            q35-4g-vtd-zero under linux-6.1 with mine
            -----------------------------------------
            No answer: policy mine broke the rules at the run-time stage: freed 0x7bed4000-0x7fed4000 twice: it
            belongs to the page allocator.

            Hardware IOMMU  intel-vtd failed when its driver started it: the DMAR's unit 0 lies at address zero
            Bounce buffer   none
            Seed            0

            What happened
              run-time stage  policy mine broke the rules: freed 0x7bed4000-0x7fed4000 twice: it belongs to the
                              page allocator
            """);
  }

  @Test
  void reservationsOfTheKernelAreSummedAndOthersNamed() {
    List<BootEvent> events =
        List.of(
            new BootEvent.Began(BootEvent.Moment.EARLY),
            reserved(1 << 20, Owner.kernel("kernel image")),
            reserved(1 << 20, Owner.kernel("initrd")),
            reserved(4096, new Owner(Owner.Kind.POLICY, "a ring of mine")),
            reserved(4096, new Owner(Owner.Kind.BOUNCE_POOL, "swiotlb pool")),
            reserved(8192, Owner.kernel("page tables")));
    assertThat(Timeline.of(events))
        .extracting(s -> s.moment() + "|" + s.what().text())
        .containsExactly(
            "early stage|the kernel takes 2 MB in 2 pieces",
            "|a ring of mine takes 4 KB",
            "|the kernel takes 8 KB");
  }

  @Test
  void anEndlessCourseIsCutAndSaysSo() {
    List<BootEvent> events = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      events.add(new BootEvent.PoolRefused(4096, "no room"));
    }
    assertThat(Timeline.of(events))
        .hasSize(61)
        .last()
        .extracting(s -> s.what().text())
        .isEqualTo("... and 940 more");
  }

  private static BootEvent reserved(long bytes, Owner owner) {
    return new BootEvent.Reserved(MemoryRange.ofSize(0x1000000, bytes), owner);
  }

  private static String page(BootReport report) {
    return new TextReport(Style.PLAIN).render(report);
  }

  @Test
  void aPoolThatCanGrowSaysByHowMuch() {
    assertThat(page(SampleReports.growing()))
        .contains("Bounce buffer   64 MB early at 0x7bed4000, can grow by 1.5 GB\n");
  }

  @Test
  void whatBecameOfTheWorkloadsStandsAtTheEnd() {
    String page =
        new TextReport(Style.PLAIN)
            .render(SampleServices.after(SampleReports.bouncedLate(), SampleServices.losing(9, 0)));
    assertThat(page)
        .startsWith(page(SampleReports.bouncedLate()))
        .endsWith(
            """

            Under load
              1,000 mappings of 2 workloads in 5.0 s: 0.90 % fail, as the bounce buffer is full; at most 2 MB of
              the bounce buffer is in use at one time.
              `lifeboat size` says how large the bounce buffer must be.
            """);
  }
}
