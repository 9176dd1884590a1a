package org.lifeboat.lab.verify;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.evidence.log.EarlyTrace;
import org.lifeboat.evidence.log.EarlyTrace.Reservation;

/** Lays two sequences of early reservations side by side. */
final class TraceComparer {
  /** More than any kernel tells; the comparison takes the square of it in time and memory. */
  private static final int MOST = 4096;

  private final List<Reservation> recorded;
  private final List<BootEvent.Reserved> made;

  private TraceComparer(List<Reservation> recorded, List<BootEvent.Reserved> made) {
    this.recorded = recorded;
    this.made = made;
  }

  /** Finds the longest sequence that both have. */
  static TraceResult compare(EarlyTrace trace, List<BootEvent> events) {
    List<BootEvent.Reserved> made =
        events.stream()
            .filter(BootEvent.Reserved.class::isInstance)
            .map(BootEvent.Reserved.class::cast)
            .limit(MOST)
            .toList();
    List<Reservation> recorded = trace.reservations();
    return new TraceComparer(recorded.subList(0, Math.min(recorded.size(), MOST)), made)
        .compare(trace);
  }

  private TraceResult compare(EarlyTrace trace) {
    int[][] common = lengths();
    List<String> missing = new ArrayList<>();
    List<String> invented = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < recorded.size() || j < made.size()) {
      if (i < recorded.size() && j < made.size() && same(i, j)) {
        i++;
        j++;
      } else if (j == made.size() || i < recorded.size() && common[i + 1][j] >= common[i][j + 1]) {
        missing.add(recorded.get(i).range() + " " + recorded.get(i).caller());
        i++;
      } else {
        BootEvent.Reserved event = made.get(j);
        if (trace.before().stream().noneMatch(r -> r.contains(event.range()))) {
          invented.add(event.range() + " " + event.owner().name());
        }
        j++;
      }
    }
    return new TraceResult(recorded.size(), common[0][0], missing, invented);
  }

  /** How much is common of what follows each pair of places. */
  private int[][] lengths() {
    int[][] common = new int[recorded.size() + 1][made.size() + 1];
    for (int i = recorded.size() - 1; i >= 0; i--) {
      for (int j = made.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(i, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private boolean same(int recordedAt, int madeAt) {
    return recorded.get(recordedAt).range().equals(made.get(madeAt).range());
  }
}
