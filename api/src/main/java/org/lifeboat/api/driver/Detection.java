package org.lifeboat.api.driver;

/** Whether a machine has an IOMMU of a driver's kind. */
public sealed interface Detection {
  /** There is none. */
  record Absent() implements Detection {}

  /**
   * It is there, but switched off.
   *
   * @param why which parameter or default did it
   */
  record Disabled(String why) implements Detection {}

  /**
   * It is there and wanted.
   *
   * @param what what was seen: {@code DMAR table, 2 units}
   */
  record Present(String what) implements Detection {}
}
