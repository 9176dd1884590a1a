package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * The address space as rows, ascending. Heights do not follow sizes, which differ by millions, but
 * their logarithms; within a stretch that nothing notable lies in, rows of equal bytes are of equal
 * height. What is no RAM is a gap of a fixed height.
 */
final class MemoryMap {
  private static final long MB = 1L << 20;

  /** Below these, devices of 24 and of 32 bits reach memory; zones of the kernel end there. */
  private static final List<Long> BORDERS = List.of(16 * MB, 4096 * MB);

  /** Gaps below this are drawn as a line: legacy areas and firmware's tables. */
  static final long WIDE_GAP = 32 * MB;

  private static final double SLICE = 3;

  /** All plain rows together; a large machine's are made smaller. */
  private static final double PLAIN_HEIGHT = 340;

  private final List<Shot> shots;
  private final double scale;
  private final List<Row> rows = new ArrayList<>();

  private MemoryMap(List<Shot> shots, double scale) {
    this.shots = shots;
    this.scale = scale;
  }

  /** The rows of these shots, which are not none. */
  static List<Row> of(List<Shot> shots) {
    List<MemoryRange> landmarks = Landmarks.in(shots);
    List<Row> rows = new MemoryMap(shots, 1).rows(landmarks);
    double plain =
        rows.stream().filter(row -> !row.isGap() && !row.landmark()).mapToDouble(Row::height).sum();
    return plain <= PLAIN_HEIGHT
        ? rows
        : new MemoryMap(shots, PLAIN_HEIGHT / plain).rows(landmarks);
  }

  private List<Row> rows(List<MemoryRange> landmarks) {
    for (MemoryRange ram : ram(shots.get(0))) {
      addGap(ram.start());
      addRam(ram, landmarks);
    }
    return rows;
  }

  /** All RAM, adjacent ranges in one. */
  private static List<MemoryRange> ram(Shot shot) {
    List<MemoryRange> merged = new ArrayList<>();
    for (MemoryRange range : shot.owners().stream().map(Owned::range).sorted().toList()) {
      int last = merged.size() - 1;
      if (last >= 0 && range.start() <= merged.get(last).end()) {
        long end = Math.max(range.end(), merged.get(last).end());
        merged.set(last, new MemoryRange(merged.get(last).start(), end));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private void addGap(long end) {
    long start = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).range().end();
    if (start < end) {
      rows.add(Row.gap(new MemoryRange(start, end), end - start < WIDE_GAP ? 2 : 18));
    }
  }

  private void addRam(MemoryRange ram, List<MemoryRange> landmarks) {
    long start = ram.start();
    for (MemoryRange landmark : landmarks) {
      MemoryRange part = landmark.intersection(ram);
      if (!part.isEmpty()) {
        addPlain(new MemoryRange(start, part.start()));
        rows.add(landmark(part));
        start = part.end();
      }
    }
    addPlain(new MemoryRange(start, ram.end()));
  }

  private void addPlain(MemoryRange range) {
    long start = range.start();
    for (long border : BORDERS) {
      if (start < border && border < range.end()) {
        addSlices(new MemoryRange(start, border));
        start = border;
      }
    }
    addSlices(new MemoryRange(start, range.end()));
  }

  private void addSlices(MemoryRange range) {
    if (range.isEmpty()) {
      return;
    }
    double height = scale * plainHeight(range.bytes());
    long count = Math.max(1, Math.min((long) (height / SLICE), range.bytes() / Pages.SIZE));
    Row row = null;
    long start = range.start();
    for (long i = 1; i <= count; i++) {
      long end =
          i == count
              ? range.end()
              : Pages.roundDown(range.start() + range.bytes() / count * i, Pages.SIZE);
      Row slice = Row.plain(new MemoryRange(start, end), height / count, shots);
      if (row != null && row.uses().equals(slice.uses())) {
        row = row.with(slice, shots);
      } else {
        if (row != null) {
          rows.add(row);
        }
        row = slice;
      }
      start = end;
    }
    rows.add(row);
  }

  private static double plainHeight(long bytes) {
    return 4 + 11 * doublings(bytes, 16 * MB);
  }

  /** Buffers are what this is about; tables of drivers are seen, and no more. */
  private Row landmark(MemoryRange range) {
    boolean buffer = range.bytes() >= MB && Row.landmark(range, 0, shots).uses().contains(Use.POOL);
    double height =
        buffer ? 20 + 5 * doublings(range.bytes(), 4 * MB) : 5 + 4 * doublings(range.bytes(), MB);
    return Row.landmark(range, height, shots);
  }

  /** How often a unit doubles up to a size, in quarters, which every machine computes alike. */
  private static double doublings(long bytes, long unit) {
    return Math.round(4 * StrictMath.log(1 + (double) bytes / unit) / StrictMath.log(2)) / 4.0;
  }
}
