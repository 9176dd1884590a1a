package org.lifeboat.evidence.recording;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;

/** Pages of registers, of which no two overlap. */
final class RegisterPages {
  private final TreeMap<Long, RegisterPage> byAddress = new TreeMap<>();

  /** Adds a page, which must not touch another; whether it does not. */
  boolean add(RegisterPage page) {
    MemoryRange range = range(page);
    Map.Entry<Long, RegisterPage> below = byAddress.lowerEntry(range.end());
    if (below != null && range(below.getValue()).overlaps(range)) {
      return false;
    }
    byAddress.put(page.address(), page);
    return true;
  }

  private static MemoryRange range(RegisterPage page) {
    return MemoryRange.ofSize(
        page.address(), Pages.roundUp(Math.max(page.content().length(), 1), Pages.SIZE));
  }

  /** All, ascending by address. */
  List<RegisterPage> all() {
    return List.copyOf(byAddress.values());
  }
}
