package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;

/**
 * A range of addresses as one row of the picture.
 *
 * @param range its addresses
 * @param height in pixels
 * @param landmark whether it is there for something notable
 * @param moments its shares at each shot; empty where there is no RAM
 */
record Row(MemoryRange range, double height, boolean landmark, List<Shares> moments) {
  Row {
    moments = List.copyOf(moments);
  }

  /** Where something notable lies at some moment. */
  static Row landmark(MemoryRange range, double height, List<Shot> shots) {
    return new Row(range, height, true, shares(range, shots));
  }

  /** Other RAM. */
  static Row plain(MemoryRange range, double height, List<Shot> shots) {
    return new Row(range, height, false, shares(range, shots));
  }

  private static List<Shares> shares(MemoryRange range, List<Shot> shots) {
    return shots.stream().map(s -> Shares.of(s.owners(), range)).toList();
  }

  /** A stretch without RAM. */
  static Row gap(MemoryRange range, double height) {
    return new Row(range, height, false, List.of());
  }

  boolean isGap() {
    return moments.isEmpty();
  }

  /** What it is used for, shot by shot. */
  List<Use> uses() {
    return moments.stream().map(shares -> shares.use(landmark)).toList();
  }

  /** Both as one; they are plain and neighbours, this one the lower. */
  Row with(Row next, List<Shot> shots) {
    return plain(new MemoryRange(range.start(), next.range.end()), height + next.height, shots);
  }

  /** The longest stretches of shots through which the same owners have the same of it. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      int last = spans.size() - 1;
      if (last >= 0 && spans.get(last).shares().equals(moments.get(i))) {
        spans.set(last, spans.get(last).longer());
      } else {
        spans.add(new Span(i, i + 1, moments.get(i)));
      }
    }
    return spans;
  }

  /**
   * Shots at which nothing changes in a row.
   *
   * @param from the first shot
   * @param to behind the last shot
   * @param shares who has what
   */
  record Span(int from, int to, Shares shares) {
    Span longer() {
      return new Span(from, to + 1, shares);
    }
  }
}
