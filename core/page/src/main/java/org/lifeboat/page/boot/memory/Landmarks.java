package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * The places that the picture is about: where at any moment a pool, a driver's tables, a policy's
 * memory or a loss lies. They get rows of their own, so that 64 MB in 64 GB can be seen.
 */
final class Landmarks {
  /** Of more of them, neighbours share a row. */
  private static final int MAX = 16;

  private Landmarks() {}

  /** Disjoint and ascending. */
  static List<MemoryRange> in(List<Shot> shots) {
    List<MemoryRange> places =
        shots.stream()
            .flatMap(s -> s.owners().stream())
            .filter(o -> Use.of(o.owner()).isNotable() && o.range().bytes() >= Pages.SIZE)
            .map(Owned::range)
            .distinct()
            .sorted()
            .toList();
    List<MemoryRange> merged = mergeAlike(cut(places), shots);
    while (merged.size() > MAX) {
      mergeNearest(merged);
    }
    return merged;
  }

  /** The same places, cut wherever one of them begins or ends. */
  private static List<MemoryRange> cut(List<MemoryRange> places) {
    TreeSet<Long> cuts = new TreeSet<>();
    places.forEach(p -> cuts.addAll(List.of(p.start(), p.end())));
    List<MemoryRange> pieces = new ArrayList<>();
    long covered = 0;
    int next = 0;
    for (Long start : cuts) {
      while (next < places.size() && places.get(next).start() <= start) {
        covered = Math.max(covered, places.get(next++).end());
      }
      Long end = cuts.higher(start);
      if (end != null && covered > start) {
        pieces.add(new MemoryRange(start, end));
      }
    }
    return pieces;
  }

  private static List<MemoryRange> mergeAlike(List<MemoryRange> pieces, List<Shot> shots) {
    List<MemoryRange> merged = new ArrayList<>();
    List<Use> before = List.of();
    for (MemoryRange piece : pieces) {
      List<Use> uses = Row.landmark(piece, 0, shots).uses();
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).end() == piece.start() && uses.equals(before)) {
        merged.set(last, new MemoryRange(merged.get(last).start(), piece.end()));
      } else {
        merged.add(piece);
      }
      before = uses;
    }
    return merged;
  }

  private static void mergeNearest(List<MemoryRange> places) {
    int nearest = 1;
    for (int i = 2; i < places.size(); i++) {
      if (distance(places, i) < distance(places, nearest)) {
        nearest = i;
      }
    }
    MemoryRange upper = places.remove(nearest);
    places.set(nearest - 1, new MemoryRange(places.get(nearest - 1).start(), upper.end()));
  }

  private static long distance(List<MemoryRange> places, int index) {
    return places.get(index).start() - places.get(index - 1).end();
  }
}
