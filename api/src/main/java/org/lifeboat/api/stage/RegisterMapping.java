package org.lifeboat.api.stage;

import org.lifeboat.api.firmware.Registers;

/** What came of mapping registers. */
public sealed interface RegisterMapping {
  /**
   * They are mapped and claimed.
   *
   * @param registers to read
   */
  record Mapped(Registers registers) implements RegisterMapping {}

  /**
   * Somebody claimed the range before (request_mem_region failed).
   *
   * @param holder who: {@code System RAM}, {@code dmar0}
   */
  record Claimed(String holder) implements RegisterMapping {}

  /**
   * The range cannot be mapped (ioremap failed).
   *
   * @param why in words
   */
  record Unmappable(String why) implements RegisterMapping {}
}
