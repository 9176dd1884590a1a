package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lifeboat.engine.render.Sizes;

/** Which addresses stand beside the picture: those that matter most, as far as there is room. */
final class Ticks {
  private static final double ROOM = 15;
  private static final long FOUR_GB = 1L << 32;
  private static final long ROUND = 1L << 24;

  private Ticks() {}

  /**
   * An address that could stand there.
   *
   * @param y from the top
   * @param rank the smaller, the more it matters
   */
  private record Candidate(long address, double y, int rank) {}

  static List<Picture.Tick> of(List<Row> rows, double height) {
    List<Candidate> chosen = new ArrayList<>();
    candidates(rows, height).stream()
        .sorted(Comparator.comparingInt(Candidate::rank))
        .filter(c -> chosen.stream().allMatch(other -> Math.abs(other.y - c.y) >= ROOM))
        .forEach(chosen::add);
    return chosen.stream()
        .sorted(Comparator.comparingDouble(Candidate::y))
        .map(c -> tick(c, height))
        .toList();
  }

  private static List<Candidate> candidates(List<Row> rows, double height) {
    List<Candidate> candidates = new ArrayList<>();
    double y = height;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      candidates.add(new Candidate(row.range().start(), y, rank(row, row.range().start())));
      y -= row.height();
      candidates.add(
          new Candidate(
              row.range().end(), y, i + 1 == rows.size() ? 0 : rank(row, row.range().end())));
    }
    return candidates;
  }

  private static int rank(Row row, long address) {
    if (address == FOUR_GB || address == 0) {
      return 0;
    }
    boolean notable = !row.isGap() && row.uses().stream().anyMatch(Use::isNotable);
    return notable ? (row.height() > ROOM ? 1 : 3) : address % ROUND == 0 ? 2 : 4;
  }

  private static Picture.Tick tick(Candidate candidate, double height) {
    double textY = Math.min(height - 2, Math.max(10, candidate.y + 4));
    return new Picture.Tick(
        Numbers.plain(candidate.y),
        Numbers.plain(textY),
        text(candidate.address),
        candidate.address == FOUR_GB && candidate.y > 0);
  }

  private static String text(long address) {
    return address % ROUND == 0 ? Sizes.human(address) : Sizes.address(address);
  }
}
