package org.lifeboat.evidence.log;

import java.util.List;
import java.util.Optional;

/**
 * Something in a log that tells of trouble with DMA, or of why it goes the way it does.
 *
 * @param kind what it is
 * @param count how many lines say it
 * @param devices which devices it is about, {@code 0b:00.1 (snd_hda_intel)}, each once, the first
 *     few; may be empty
 * @param example the first of the lines, no longer than a page can hold
 * @param explanation what it means and what helps
 * @param refusals the mappings that a bounce pool refused, in numbers; empty for other kinds
 */
public record LoggedNote(
    Kind kind,
    int count,
    List<String> devices,
    String example,
    Explanation explanation,
    Optional<Refusals> refusals) {
  /** Copies the list. */
  public LoggedNote {
    devices = List.copyOf(devices);
  }

  /** What a line can tell, the gravest first. */
  public enum Kind {
    /** drivers/iommu/intel/iommu.c: an invalidation or a command that never ends. */
    MALFUNCTION(
        "a VT-d unit does not obey, and the kernel stops",
        "VT-d off in the BIOS, or intel_iommu=off together with intremap=off",
        "intel_iommu=off alone, where interrupts are remapped; a bounce buffer of any size"),
    /** kernel/dma/swiotlb.c:swiotlb_tbl_map_single without a pool; a panic before 5.11. */
    NO_POOL(
        "a device needed the bounce buffer, and there is none",
        "letting the kernel have one (no swiotlb=noforce, no iommu=off), or a working IOMMU",
        ""),
    /**
     * A processor that a watchdog found in kernel/dma/swiotlb.c:swiotlb_do_find_slots, from 5.12 to
     * 6.2.
     */
    POOL_SEARCH_ENDLESS(
        "the kernel's search for free slots of the bounce buffer never ended, with the buffer"
            + " locked: what else bounces waits for it for ever",
        "Linux 6.3 or later, which counts the slots that it looks at (commit 7c3940bf81e5); a"
            + " larger bounce buffer makes it rarer: it takes one that is nearly full, and a device"
            + " that wants the offset in a page kept, as NVMe does",
        ""),
    /** "swiotlb buffer is full", of more than 128 slots of 2 KB. */
    POOL_REQUEST_TOO_LARGE(
        "one mapping asked for more than 256 KB, which no bounce buffer of any size has: a mapping"
            + " must lie in one segment of 128 slots",
        "a driver that asks for less (it should obey dma_max_mapping_size), which a newer kernel"
            + " may have; smaller transfers, where a program chooses their size",
        ""),
    /** "swiotlb buffer is full", and it is. */
    POOL_FULL("the bounce buffer was full", "", ""),
    /** "swiotlb buffer is full", and fewer slots are free than are needed. */
    POOL_NEARLY_FULL("the bounce buffer was too full for this mapping", "", ""),
    /** "swiotlb buffer is full" although enough slots are free. */
    POOL_FRAGMENTED(
        "enough slots of the bounce buffer were free, but not side by side where they are needed",
        "",
        "much of a larger bounce buffer, where most of this one was free"),
    /** "swiotlb buffer is full" although so much is free that some place must have been. */
    POOL_UNFIT(
        "the bounce buffer had room, but none that the device takes: its segment boundary, or the"
            + " offset that it wants kept (NVMe does), rules it out; or the buffer was full, and"
            + " emptied while the line was made",
        "smaller mappings; a driver that sets its boundary and alignment right",
        "a larger bounce buffer"),
    /** "swiotlb buffer is full" of a kernel that does not say how full. */
    POOL_FULL_UNTOLD(
        "the bounce buffer had no room for a mapping; this kernel does not say whether it was full"
            + " or in pieces",
        "",
        ""),
    /** kernel/dma/direct.h:dma_direct_map_page, arch/x86/kernel/pci-nommu.c:check_addr. */
    OUT_OF_REACH(
        "a device was handed memory above the addresses that it can form, and nothing stood in: the"
            + " mapping failed",
        "a bounce buffer, or an IOMMU that works",
        "a larger buffer, where there is one already: the kernel did not try it"),
    /** kernel/dma/swiotlb.c:swiotlb_map. */
    POOL_OUT_OF_REACH(
        "the bounce buffer itself lies above what the device can reach",
        "an IOMMU that works, or a device with a wider mask",
        "a larger bounce buffer"),
    /** "Cannot allocate buffer" and "No low mem". */
    POOL_NOT_ALLOCATED(
        "there was no room below 4 GB for the bounce buffer",
        "a smaller one (swiotlb=N), or a smaller crashkernel= below 4 GB",
        "a larger one"),
    /** Of drivers/iommu/dma-iommu.c:iommu_dma_map_page. */
    UNTRUSTED_WITHOUT_POOL(
        "a device behind an outside port needs the bounce buffer for what does not fill its pages,"
            + " and there is none",
        "letting the kernel have a bounce buffer (no swiotlb=noforce)",
        ""),
    /** drivers/iommu/intel/dmar.c:warn_invalid_dmar. */
    BROKEN_DMAR(
        "the firmware's DMAR table is wrong, and VT-d stays off for it",
        "a BIOS update; VT-d off in the BIOS silences it",
        "intel_iommu=on: the kernel does not believe the table"),
    /** Of the table of AMD's IOMMUs. */
    BROKEN_IVRS(
        "the firmware's IVRS table is wrong, or the units do not start", "a BIOS update", ""),
    /**
     * drivers/iommu/intel/dmar.c:dmar_fault_do_one, reasons 1, 2, 38h and more: no entry at all.
     */
    FAULT_WITHOUT_ENTRY(
        "a device reached for memory under a number for which the IOMMU has no entry: DMA still"
            + " going on from before the kernel, or a controller that speaks under a second"
            + " function's number",
        "a newer BIOS or a quirk in the kernel; intel_iommu=off, at the price of all protection",
        "iommu=pt, where the number is no device's; a larger bounce buffer"),
    /** drivers/iommu/intel/dmar.c:dmar_fault_do_one, the other reasons. */
    FAULT(
        "a device reached for memory that the IOMMU had not opened for it, and was stopped: a bug"
            + " of its driver or firmware, which goes unseen without an IOMMU",
        "a mended driver; iommu=pt opens all memory to devices with drivers",
        "a larger bounce buffer: nothing bounces here"),
    /** drivers/iommu/amd/iommu.c:iommu_print_event. */
    AMD_EVENT(
        "an AMD IOMMU reports an error other than a fault", "a BIOS update; amd_iommu=off", ""),
    /** drivers/iommu/amd/iommu.c:iommu_completion_wait and IOTLB_INV_TIMEOUT. */
    INVALIDATION_TIMEOUT(
        "a device does not answer when its cache of translations is to be emptied: it hangs, is"
            + " gone, or its ATS is broken",
        "pci=noats; iommu=pt empties fewer caches",
        "a larger bounce buffer"),
    /** The aperture of a GART over RAM (arch/x86/kernel/aperture_64.c). */
    APERTURE_OVER_RAM(
        "the BIOS left no hole for the GART's aperture, and the kernel lays it over RAM, which is"
            + " lost",
        "an aperture of 64 MB or more (\"IOMMU\" or \"GART\") in the BIOS set-up",
        ""),
    /** drivers/iommu/intel/dmar.c:dmar_fault_do_one, INTR-REMAP. */
    INTERRUPT_FAULT(
        "an interrupt that was not announced was blocked; DMA has no part in it",
        "a BIOS update; intremap=off",
        "anything about DMA: iommu=pt, swiotlb="),
    /** drivers/iommu/intel/iommu.c: rmrr_sanity_check. */
    BAD_RMRR(
        "the firmware asks for a reserved region that its own memory map does not call reserved;"
            + " 5.5 alone refuses the table for that, other kernels use it all the same",
        "a BIOS update",
        ""),
    /** Of drivers/iommu/amd/init.c:check_ioapic_information. */
    NO_SOUTHBRIDGE_IOAPIC(
        "the IVRS table does not name the I/O APIC: interrupts are not remapped, DMA is",
        "a BIOS update, or ivrs_ioapic[ID]=BUS:DEVICE.FUNCTION",
        "anything about DMA"),
    /** drivers/iommu/intel/dmar.c:dmar_match_pci_path. */
    WRONG_PATH(
        "firmware names a device of a reserved region by a wrong path; the kernel took the device"
            + " that was meant, it seems",
        "a BIOS update",
        ""),
    /** drivers/iommu/intel/irq_remapping.c. */
    X2APIC_OPT_OUT(
        "firmware asks for xAPIC; it is about interrupts, DMA has no part in it",
        "intremap=no_x2apic_optout, where more than 255 processors need it",
        ""),
    /** drivers/iommu/intel/iommu.c:platform_optin_force_iommu. */
    PLATFORM_OPT_IN(
        "firmware says that outsiders can plug into this machine (Thunderbolt), and so the kernel"
            + " switches VT-d on; what is plugged in uses the bounce buffer where it does not fill"
            + " pages",
        "",
        ""),
    /** kernel/dma/swiotlb.c, once. */
    ENCRYPTED_MEMORY(
        "memory is encrypted, and devices that are not trusted with it go through the bounce"
            + " buffer",
        "",
        "iommu=pt: what bounces, bounces still");

    private final String meaning;
    private final String helps;
    private final String inVain;

    Kind(String meaning, String helps, String inVain) {
      this.meaning = meaning;
      this.helps = helps;
      this.inVain = inVain;
    }

    /** What it means, a clause without a point. */
    public String meaning() {
      return meaning;
    }

    /** What helps; empty where nothing need, and where only the numbers of a line tell. */
    public String helps() {
      return helps;
    }

    /** What is often tried and does not help; may be empty. */
    public String inVain() {
      return inVain;
    }

    /** Whether DMA goes on as it should all the same. */
    public boolean isRemark() {
      return compareTo(INTERRUPT_FAULT) >= 0;
    }
  }
}
