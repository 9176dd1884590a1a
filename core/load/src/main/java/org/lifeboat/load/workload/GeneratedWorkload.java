package org.lifeboat.load.workload;

import java.util.List;
import java.util.OptionalDouble;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.load.slots.DmaLimits;

/**
 * Mappings by chance.
 *
 * @param name a word for people
 * @param device the function that transfers
 * @param limits what its driver demands
 * @param bytes of a mapping, rounded, at least 1
 * @param offset bytes from the start of a page to the buffer, rounded, below 4096
 * @param arrivals when it asks
 * @param holdNanos how long a mapping lives, nanoseconds
 * @param leak share of the mappings that its driver forgets to unmap, 0 to 1
 * @param bouncedShare share of the buffers that lie where the device cannot reach, 0 to 1; empty
 *     for the share of RAM that does
 * @param processors numbers of those that map, each as often as each other; empty for all
 */
public record GeneratedWorkload(
    String name,
    PciAddress device,
    DmaLimits limits,
    Distribution bytes,
    Distribution offset,
    Arrivals arrivals,
    Distribution holdNanos,
    double leak,
    OptionalDouble bouncedShare,
    List<Integer> processors)
    implements Workload {
  /** Copies the list. */
  public GeneratedWorkload {
    processors = List.copyOf(processors);
  }

  /** The same of a device that demands something else. */
  public GeneratedWorkload withLimits(DmaLimits other) {
    return new GeneratedWorkload(
        name, device, other, bytes, offset, arrivals, holdNanos, leak, bouncedShare, processors);
  }

  /** The same of a driver that forgets another share. */
  public GeneratedWorkload withLeak(double other) {
    return new GeneratedWorkload(
        name, device, limits, bytes, offset, arrivals, holdNanos, other, bouncedShare, processors);
  }

  /** The same on other processors. */
  public GeneratedWorkload withProcessors(List<Integer> other) {
    return new GeneratedWorkload(
        name, device, limits, bytes, offset, arrivals, holdNanos, leak, bouncedShare, other);
  }
}
