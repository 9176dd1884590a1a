package org.lifeboat.evidence.recording;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.evidence.log.EarlyTrace;

/**
 * What a real kernel did in a recorded boot, as far as the recording shows it.
 *
 * @param complete whether it came to its end
 * @param end how it ended, where it did not
 * @param hardwareIommu which driver serves the devices: its id, or {@code none}
 * @param bounceActive whether a bounce pool is in use
 * @param panic the panic's text; the inner value is empty where it is known that there was none
 * @param bounceRange where the kernel said that the pool lies
 * @param slots how many slots it has
 * @param groups which functions share an IOMMU group
 * @param messages what it printed about DMA, in order, without time stamps
 * @param trace what its early allocator said of its reservations
 */
public record Observation(
    boolean complete,
    String end,
    Optional<String> hardwareIommu,
    Optional<Boolean> bounceActive,
    Optional<Optional<String>> panic,
    Optional<MemoryRange> bounceRange,
    Optional<Long> slots,
    Optional<Set<Set<PciAddress>>> groups,
    List<String> messages,
    EarlyTrace trace) {
  /** Copies the collections. */
  public Observation {
    groups = groups.map(Set::copyOf);
    messages = List.copyOf(messages);
  }
}
