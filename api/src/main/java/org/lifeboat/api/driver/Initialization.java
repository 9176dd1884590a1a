package org.lifeboat.api.driver;

import java.util.List;
import org.lifeboat.api.pci.PciAddress;

/** How a driver's start at run time ended. */
public sealed interface Initialization {
  /**
   * It works.
   *
   * @param units hardware units that translate, at least 1
   * @param groups the functions it serves, in groups that cannot be told apart; a function in none
   *     of them is not translated
   * @param passthrough whether its functions see physical addresses (an identity domain): the unit
   *     works, but does not help a device that cannot reach memory
   */
  record Active(int units, List<List<PciAddress>> groups, boolean passthrough)
      implements Initialization {
    /** Copies the groups. */
    public Active {
      groups = groups.stream().map(List::copyOf).toList();
    }
  }

  /**
   * It does not work.
   *
   * @param cause what is wrong
   */
  record Failed(Finding cause) implements Initialization {}

  /**
   * It was not wanted or not there, and nothing went wrong.
   *
   * @param why in words
   */
  record Inactive(String why) implements Initialization {}
}
