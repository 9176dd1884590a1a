package org.lifeboat.page.boot.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * Who has how much of a range at one moment.
 *
 * @param bytesByOwner owners of at least a byte, in the order of their addresses
 * @param scattered whether pages of several owners alternate in it
 */
record Shares(Map<Owner, Long> bytesByOwner, boolean scattered) {
  /** What has more than one part in so many of a place is shown there. */
  private static final int VISIBLE = 4;

  Shares {
    bytesByOwner = Collections.unmodifiableMap(new LinkedHashMap<>(bytesByOwner));
  }

  /** The shares of a range; those of disjoint ranges add up to that of all, to the byte. */
  static Shares of(List<Owned> owners, MemoryRange range) {
    Map<Owner, Long> bytes = new LinkedHashMap<>();
    boolean scattered = false;
    for (Owned owned : owners) {
      MemoryRange part = owned.range().intersection(range);
      long share = part.isEmpty() ? 0 : upTo(owned, part.end()) - upTo(owned, part.start());
      if (share > 0) {
        bytes.merge(owned.owner(), share, Long::sum);
        scattered |= owned.bytes() < owned.range().bytes();
      }
    }
    return new Shares(bytes, scattered);
  }

  /** What an owner has below an address; where his pages are scattered, by the rule of three. */
  private static long upTo(Owned owned, long address) {
    long length = address - owned.range().start();
    if (address == owned.range().end() || owned.bytes() == owned.range().bytes()) {
      return Math.min(owned.bytes(), length);
    }
    return (long) (owned.bytes() * ((double) length / owned.range().bytes()));
  }

  long bytes() {
    return bytesByOwner.values().stream().mapToLong(Long::longValue).sum();
  }

  long bytes(Use use) {
    return bytesByOwner.entrySet().stream()
        .filter(e -> Use.of(e.getKey()) == use)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * As what the place is shown.
   *
   * @param landmark whether it is a place of something notable, which then shows at any size
   */
  Use use(boolean landmark) {
    long visible = bytes() / VISIBLE;
    Use first =
        Stream.of(Use.values())
            .filter(use -> bytes(use) > (landmark && use.isNotable() ? 0 : visible))
            .findFirst()
            .orElse(Use.FREE);
    return scattered && !first.isNotable() && bytes(Use.FREE) > 0 ? Use.MIXED : first;
  }
}
