package org.lifeboat.experiment.machine;

import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.render.Sizes;

/**
 * The same machine with more or less RAM, as its firmware would map it.
 *
 * <p>A size is what is printed on the modules: usable memory, and what firmware holds back of it.
 * Below 4 GB that is everything up to the top of low RAM, with the tables and the graphics memory
 * that lie there; above, what is usable or ACPI's. As much as the size changes, so much changes the
 * usable memory; what firmware holds back stays.
 *
 * <ul>
 *   <li>More RAM continues above 4 GB, behind what is there, around reserved entries, registers
 *       and, on processors by AMD and Hygon, the addresses below 1 TB that are HyperTransport's.
 *   <li>Less RAM is cut from the top: first above 4 GB, then below. Entries that are not usable
 *       stay, also where the RAM around them goes; so do ACPI tables. Holdings in RAM that is gone
 *       are gone; a RAM disk in it is loaded at the top of what is left.
 *   <li>Memory of nodes is divided in the proportion that it had, at multiples of 64 MB of RAM; one
 *       that would get none is left out.
 * </ul>
 *
 * <p>The id stays. A size is counted on a machine as it was described: one that was cut below 4 GB
 * leaves firmware's entries lonely above its RAM, so change the one it came from, not itself. Cost
 * grows with the number of entries, never with the RAM.
 */
public final class MemorySize {
  private MemorySize() {}

  /** The RAM of a machine in bytes, counted as above. */
  public static long installed(Machine machine) {
    return InstalledRam.of(machine).bytes();
  }

  /**
   * The least that a machine can have, in bytes: with the kernel's image where it is and room for
   * the RAM disk; a multiple of 1 MB, or what the machine has.
   */
  public static long smallest(Machine machine) {
    return new RamCut(machine, InstalledRam.of(machine)).smallest();
  }

  /**
   * The machine with so much RAM; itself, if it has so much.
   *
   * @param bytes a multiple of the page size, from {@link #smallest} on
   * @throws IllegalArgumentException if there is no such machine; the message says what would be
   *     right
   */
  public static Machine of(Machine machine, long bytes) {
    if (bytes <= 0 || bytes % Pages.SIZE != 0) {
      throw new IllegalArgumentException(
          "%s bytes are no size of RAM: a multiple of %s, above 0".formatted(bytes, Pages.SIZE));
    }
    InstalledRam ram = InstalledRam.of(machine);
    if (bytes == ram.bytes()) {
      return machine;
    }
    Machine resized =
        bytes < ram.bytes() ? cut(machine, ram, bytes) : RamGrowth.to(machine, ram, bytes);
    return resized.withNodes(NodeShares.of(machine.nodes(), ram, InstalledRam.of(resized)));
  }

  private static Machine cut(Machine machine, InstalledRam ram, long bytes) {
    RamCut cut = new RamCut(machine, ram);
    if (bytes < cut.smallest()) {
      throw new IllegalArgumentException(
          "%s cannot have %s of RAM: at least %s, for the kernel's image%s"
              .formatted(
                  machine.id(),
                  Sizes.human(bytes),
                  Sizes.human(cut.smallest()),
                  machine.loader().initrd().isPresent() ? " and the RAM disk" : ""));
    }
    return cut.to(bytes);
  }
}
