package org.lifeboat.lab.verify;

import java.util.ArrayList;
import java.util.List;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.event.BootEvent;

/** Lays two sequences of early reservations side by side. */
final class TraceComparer {
  private TraceComparer() {}

  /** Finds the longest common subsequence. */
  static TraceResult compare(List<MemoryRange> recorded, List<BootEvent> events) {
    List<BootEvent.Reserved> made =
        events.stream()
            .filter(BootEvent.Reserved.class::isInstance)
            .map(BootEvent.Reserved.class::cast)
            .toList();
    int[][] common = new int[recorded.size() + 1][made.size() + 1];
    for (int i = recorded.size() - 1; i >= 0; i--) {
      for (int j = made.size() - 1; j >= 0; j--) {
        common[i][j] =
            recorded.get(i).equals(made.get(j).range())
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return walk(recorded, made, common);
  }

  private static TraceResult walk(
      List<MemoryRange> recorded, List<BootEvent.Reserved> made, int[][] common) {
    List<String> inventions = new ArrayList<>();
    List<MemoryRange> missing = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < recorded.size() || j < made.size()) {
      if (i < recorded.size() && j < made.size() && recorded.get(i).equals(made.get(j).range())) {
        i++;
        j++;
      } else if (j == made.size() || i < recorded.size() && common[i + 1][j] >= common[i][j + 1]) {
        missing.add(recorded.get(i));
        i++;
      } else {
        inventions.add(made.get(j).range() + " " + made.get(j).owner());
        j++;
      }
    }
    return new TraceResult(recorded.size(), common[0][0], missing.stream().findFirst(), inventions);
  }
}
