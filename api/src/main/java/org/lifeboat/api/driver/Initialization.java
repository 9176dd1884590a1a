package org.lifeboat.api.driver;

import java.util.List;

/** How a driver's start at run time ended. */
public sealed interface Initialization {
  /**
   * It works.
   *
   * @param units hardware units that translate, at least 1
   * @param groups the functions it serves, by the number of their group; a function in none of them
   *     is not translated
   */
  record Active(int units, List<IommuGroup> groups) implements Initialization {
    /**
     * Copies the groups.
     *
     * @param units hardware units that translate, at least 1
     * @param groups the functions it serves, by the number of their group
     */
    public Active {
      groups = List.copyOf(groups);
    }

    /**
     * Whether nobody is translated although it works.
     *
     * @return true where there are groups and all see physical addresses
     */
    public boolean passthrough() {
      return !groups.isEmpty() && groups.stream().allMatch(IommuGroup::passthrough);
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
