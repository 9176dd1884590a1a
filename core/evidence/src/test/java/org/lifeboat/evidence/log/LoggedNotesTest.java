package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.evidence.log.LoggedNote.Kind;
import org.lifeboat.load.diagnosis.PoolFill;

final class LoggedNotesTest {
  private static List<LoggedNote> of(String... lines) {
    return LoggedNotes.of(KernelLog.parse(String.join("\n", lines)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MALFUNCTION|Kernel panic - not syncing: DMAR hardware is malfunctioning",
        "NO_POOL|xhci_hcd 0000:00:14.0: Can not allocate SWIOTLB buffer earlier and can't now"
            + " provide you with the DMA bounce buffer",
        "POOL_FULL_UNTOLD|DMA: Out of SW-IOMMU space for 65536 bytes at device 0000:03:00.0",
        "POOL_FULL_UNTOLD|ahci 0000:00:1f.2: swiotlb buffer is full (sz: 65536 bytes)",
        "POOL_OUT_OF_REACH|snd_emu10k1 0000:00:06.0: swiotlb addr 0x7bee4000+4096 overflow (mask"
            + " fffffff, bus limit 0).",
        "OUT_OF_REACH|b43 0000:05:00.0: DMA addr 0x0000000123456000+2048 overflow (mask ffffffff,"
            + " bus limit 0).",
        "OUT_OF_REACH|ehci-pci 0000:00:1d.0: overflow 0x00000001f9a3c000+4096 of DMA mask ffffffff"
            + " bus mask 0",
        "OUT_OF_REACH|nommu_map_single: overflow 13fd3c000+1024 of device mask ffffffff",
        "OUT_OF_REACH|nommu_map_sg: overflow 13fd3c000+1024 of device mask ffffffff",
        "POOL_NOT_ALLOCATED|software IO TLB: Cannot allocate buffer",
        "POOL_NOT_ALLOCATED|software IO TLB: No low mem",
        "UNTRUSTED_WITHOUT_POOL|DMA bounce buffers are inactive, unable to map unaligned"
            + " transaction.",
        "BROKEN_DMAR|DMAR: [Firmware Bug]: Your BIOS is broken; DMAR reported at address 0!",
        "BROKEN_DMAR|Your BIOS is broken; DMAR reported at address fed90000 returns all ones!",
        "BROKEN_IVRS|AMD-Vi: [Firmware Bug]: IVRS invalid checksum",
        "BROKEN_IVRS|AMD-Vi: Error initialization",
        "FAULT_WITHOUT_ENTRY|DMAR: [DMA Write NO_PASID] Request device [80:1f.6] fault addr"
            + " 0x15183e000 [fault reason 0x39] SM: Present bit in Root Entry is clear",
        "FAULT_WITHOUT_ENTRY|DMAR: [DMA Read] Request device [07:00.1] fault addr fff00000 [fault"
            + " reason 02] Present bit in context entry is clear",
        "FAULT|DMAR: [DMA Write] Request device [00:02.0] PASID ffffffff fault addr 7c000000 [fault"
            + " reason 05] PTE Write access is not set",
        "FAULT|dmar: DMAR:[DMA Read] Request device [00:02.0] fault addr bf8f5000 ",
        "FAULT|snd_hda_intel 0000:0b:00.1: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x0014"
            + " address=0x11ff8c000 flags=0x0020]",
        "AMD_EVENT|AMD-Vi: Event logged [ILLEGAL_DEV_TABLE_ENTRY device=00:14.0]",
        "INVALIDATION_TIMEOUT|iommu ivhd0: AMD-Vi: Event logged [IOTLB_INV_TIMEOUT device=0b:00.0"
            + " address=0x7e90]",
        "INVALIDATION_TIMEOUT|AMD-Vi: Completion-Wait loop timed out",
        "APERTURE_OVER_RAM|This costs you 64 MB of RAM",
        "APERTURE_OVER_RAM|AGP: This costs you 64MB of RAM",
        "INTERRUPT_FAULT|DMAR: [INTR-REMAP] Request device [f0:1f.0] fault index 0x0 [fault reason"
            + " 0x25] Blocked a compatibility format interrupt request",
        "INTERRUPT_FAULT|DMAR: INTR-REMAP: Request device [[f0:1f.0] fault index 2f",
        "BAD_RMRR|DMAR: [Firmware Bug]: Your BIOS is broken; bad RMRR"
            + " [0x000000006f760000-0x000000006f762fff]",
        "BAD_RMRR|DMAR: [Firmware Bug]: No firmware reserved region can cover this RMRR"
            + " [0x0000000041d92000-0x0000000041d94fff], contact BIOS vendor for fixes",
        "WRONG_PATH|DMAR: [Firmware Bug]: RMRR entry for device 1a:00.0 is broken - applying"
            + " workaround",
        "NO_SOUTHBRIDGE_IOAPIC|AMD-Vi: [Firmware Bug]: : No southbridge IOAPIC found",
        "X2APIC_OPT_OUT|DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.",
        "PLATFORM_OPT_IN|DMAR: Intel-IOMMU force enabled due to platform opt in",
        "ENCRYPTED_MEMORY|software IO TLB: Memory encryption is active and system is using DMA"
            + " bounce buffers",
      })
  void aLineIsKnown(Kind kind, String line) {
    assertThat(of(line)).extracting(LoggedNote::kind).containsExactly(kind);
    assertThat(of("[   12.345678] " + line)).extracting(LoggedNote::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "327680, 32768, 12, POOL_REQUEST_TOO_LARGE",
    "262145, 32768, 12, POOL_REQUEST_TOO_LARGE",
    "262144, 32768, 12, POOL_UNFIT",
    "4096, 32768, 32767, POOL_NEARLY_FULL",
    "4096, 32768, 32766, POOL_FRAGMENTED",
    "4096, 32768, 32764, POOL_FRAGMENTED",
    "4097, 32768, 32766, POOL_NEARLY_FULL",
    "2048, 32768, 32767, POOL_NEARLY_FULL",
    "2048, 32768, 32768, POOL_FULL",
    "2048, 32768, 0, POOL_UNFIT",
    "262144, 32768, 255, POOL_UNFIT",
    "262144, 32768, 256, POOL_FRAGMENTED",
    "4096, 0, 0, NO_POOL",
    "4096, 1, 999999999999999999, POOL_FULL",
  })
  void whatFullMeansFollowsFromTheNumbers(long bytes, long total, long used, Kind kind) {
    List<LoggedNote> notes =
        of(
            "xhci_hcd 0000:00:14.0: swiotlb buffer is full (sz: %d bytes), total %d (slots), used %d"
                    .formatted(bytes, total, used)
                + " (slots)");

    assertThat(notes).extracting(LoggedNote::kind).containsExactly(kind);
    Refusals refusals = notes.get(0).refusals().orElseThrow();
    assertThat(refusals.clearest().bytes()).isEqualTo(bytes);
    assertThat(refusals.clearest().fill()).contains(new PoolFill(total, used));
    assertThat(notes.get(0).devices()).containsExactly("00:14.0 (xhci_hcd)");
  }

  @Test
  void aLargerPoolIsNotSaidToCureAMappingThatIsTooLarge() {
    Explanation said =
        of("ahci 0000:00:1f.2: swiotlb buffer is full (sz: 524288 bytes)").get(0).explanation();

    assertThat(said.inVain()).contains("swiotlb=65536 or more: the limit of 256 KB stays");
    assertThat(said.helps()).doesNotContain("swiotlb=");
  }

  @Test
  void linesOfAKindAreCountedAndTheGravestKindComesFirst() {
    String fault = ": AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x1 address=0x2 flags=0x0]";
    List<LoggedNote> notes =
        of(
            "DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.",
            "ahci 0000:06:00.0" + fault,
            "nvme 0000:07:00.0" + fault,
            "ahci 0000:06:00.0" + fault);

    assertThat(notes).extracting(LoggedNote::kind).containsExactly(Kind.FAULT, Kind.X2APIC_OPT_OUT);
    assertThat(notes.get(0).count()).isEqualTo(3);
    assertThat(notes.get(0).devices()).containsExactly("06:00.0 (ahci)", "07:00.0 (nvme)");
    assertThat(notes.get(0).example()).isEqualTo("ahci 0000:06:00.0" + fault);
    assertThat(notes).extracting(n -> n.kind().isRemark()).containsExactly(false, true);
  }

  @Test
  void devicesAndExamplesAreBounded() {
    StringBuilder log = new StringBuilder();
    for (int bus = 0; bus < 256; bus++) {
      log.append(
              "DMAR: [DMA Read] Request device [%02x:00.0] fault addr 0 [fault reason 06] "
                  .formatted(bus))
          .append("x".repeat(2000))
          .append('\n');
    }
    LoggedNote note = of(log.toString()).get(0);

    assertThat(note.count()).isEqualTo(256);
    assertThat(note.devices()).hasSizeLessThan(10);
    assertThat(note.example()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swiotlb buffer is full",
        "swiotlb buffer is full (sz: 99999999999999999999 bytes), total x",
        "usb 1-1: overflow of something",
        "fault reason 02",
        "AMD-Vi: Found IOMMU at 0000:00:00.2 cap 0x40",
        "DMAR: RMRR base: 0x000000bb5c6000 end: 0x000000bb5e5fff",
        "",
      })
  void whatOnlyResemblesALineIsNone(String line) {
    assertThat(of(line)).isEmpty();
  }
}
