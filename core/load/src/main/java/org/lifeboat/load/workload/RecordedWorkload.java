package org.lifeboat.load.workload;

import java.util.List;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.slots.DmaLimits;

/**
 * Mappings as a machine was seen to make them. All of them bounce: what is recorded is what
 * bounced.
 *
 * @param name a word for people
 * @param device the function that transfers
 * @param limits what its driver demands
 * @param mappings in order of {@link Mapping#atNanos}
 */
public record RecordedWorkload(
    String name, PciAddress device, DmaLimits limits, List<Mapping> mappings) implements Workload {
  /** Copies the list, unless it is one that cannot change. */
  public RecordedWorkload {
    mappings = mappings instanceof RecordedMappings ? mappings : List.copyOf(mappings);
  }

  /**
   * One of them.
   *
   * @param atNanos when it was asked for, from the beginning of the recording
   * @param holdNanos how long it lived; {@link Long#MAX_VALUE} where it was never unmapped. One
   *     that ends at the moment of another makes room for it
   * @param bytes its size
   * @param address physical address of the buffer, or its lowest bits where no more is known
   * @param processor who mapped
   */
  public record Mapping(long atNanos, long holdNanos, long bytes, long address, int processor) {}
}
