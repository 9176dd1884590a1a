package org.lifeboat.evidence.draft;

import java.util.List;

/**
 * Which kernel profile stands for a machine's kernel.
 *
 * @param id the profile's id
 * @param defaults with which defaults its drivers were built
 */
public record Kernel(String id, List<Default> defaults) {
  /** Copies the list. */
  public Kernel {
    defaults = List.copyOf(defaults);
  }

  /**
   * A driver's default.
   *
   * @param key of the plan
   * @param why where it came from
   */
  public record Default(String key, boolean value, String why) {}
}
