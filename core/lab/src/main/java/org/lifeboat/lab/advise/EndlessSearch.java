package org.lifeboat.lab.advise;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.engine.render.Devices;
import org.lifeboat.engine.render.Words;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.Reach;
import org.lifeboat.evidence.log.LoggedNote.Kind;
import org.lifeboat.load.slots.SearchRule;

/**
 * Whether a machine can come to the search for slots that never ends
 * (kernel/dma/swiotlb.c:swiotlb_do_find_slots from 5.12 to 6.2): a device that wants the offset in
 * a page kept bounces there.
 *
 * @param advice on the machine
 */
record EndlessSearch(Advice advice) {
  /** drivers/nvme/host/pci.c:nvme_probe sets min_align_mask 4095. */
  private static final int NVME = 0x010802;

  private static final int NAMED = 3;

  /** Without the point at its end; empty where it cannot come to that, as far as is known. */
  Optional<String> sentence() {
    boolean endless = advice.version().filter(v -> v.search() == SearchRule.UNTIL_WRAP).isPresent();
    List<String> names =
        advice.base().devices().stream()
            .filter(d -> isNvme(d.address()) && bounces(d))
            .map(Devices::named)
            .toList();
    if (!endless || names.isEmpty() || advice.base().pool().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s bounces, and wants the offset in a page kept: where the bounce buffer is nearly full, this"
                .formatted(Words.list(names, NAMED))
            + " kernel's search for free slots can go round for ever, with the buffer locked. Linux"
            + " 6.3 mends it (commit 7c3940bf81e5); a larger buffer makes it rarer");
  }

  /** Encrypted memory bounces whatever a device reaches; that no machine file says, but a log. */
  private boolean bounces(DeviceFate device) {
    boolean encrypted = advice.notes().stream().anyMatch(n -> n.kind() == Kind.ENCRYPTED_MEMORY);
    return device.reach() == Reach.BOUNCED || (encrypted && device.reach() == Reach.DIRECT);
  }

  private boolean isNvme(PciAddress address) {
    return advice.plan().machine().functions().stream()
        .filter(f -> f.address().equals(address))
        .mapToInt(PciFunction::classCode)
        .anyMatch(code -> code == NVME);
  }
}
