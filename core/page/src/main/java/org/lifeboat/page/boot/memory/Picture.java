package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.engine.render.Sizes;

/**
 * The memory map along the time of a boot, drawn: a column for each shot, addresses ascending from
 * the bottom. Lengths across are percent, so that the picture is as wide as there is room; lengths
 * upwards are pixels.
 *
 * @param columns how many shots
 * @param height of all rows
 * @param boxes what lies where
 * @param labels words on boxes
 * @param gaps stretches without RAM
 * @param ticks addresses beside the rows
 * @param uses what the boxes show, for the legend
 */
public record Picture(
    int columns,
    double height,
    List<Box> boxes,
    List<Label> labels,
    List<Gap> gaps,
    List<Tick> ticks,
    Set<Use> uses) {
  private static final double LABEL_HEIGHT = 16;

  /**
   * A use of memory for a time.
   *
   * @param x percent from the left
   * @param y pixels from the top
   * @param width in percent
   * @param height in pixels
   * @param css its class
   * @param tip all about it
   */
  public record Box(String x, String y, String width, String height, String css, String tip) {}

  /** Words in the middle of a box. */
  public record Label(String x, String y, String css, String text) {}

  /** A stretch without RAM; {@code text} is empty where it is too thin for words. */
  public record Gap(String y, String height, String text) {}

  /**
   * An address.
   *
   * @param y where its row begins, in pixels from the top
   * @param textY where its text stands
   * @param border whether it parts what a device of 32 bits reaches from what it does not
   */
  public record Tick(String y, String textY, String text, boolean border) {}

  /** The picture of these shots, which are not none. */
  public static Picture of(List<Shot> shots) {
    return new Painter(MemoryMap.of(shots), shots.size()).paint();
  }

  private static String percent(double column, int columns) {
    return Numbers.plain(100 * column / columns) + "%";
  }

  /** Where a column begins. */
  public String percent(int column) {
    return percent(column, columns);
  }

  /** Whether RAM reaches further than a device of 32 bits. */
  public boolean hasBorder() {
    return ticks.stream().anyMatch(Tick::border);
  }

  /** Puts rows on paper. */
  private static final class Painter {
    private final List<Row> rows;
    private final int columns;
    private final Map<Use, MemoryRange> tallest;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<Use> uses = EnumSet.noneOf(Use.class);
    private double y;

    Painter(List<Row> rows, int columns) {
      this.rows = rows;
      this.columns = columns;
      this.tallest = tallest(rows);
    }

    Picture paint() {
      double height = rows.stream().mapToDouble(Row::height).sum();
      y = height;
      for (Row row : rows) {
        y -= row.height();
        if (row.isGap()) {
          gap(row);
        } else {
          row.spans().forEach(span -> box(row, span));
          labels(row);
        }
      }
      return new Picture(columns, height, boxes, labels, gaps, Ticks.of(rows, height), uses);
    }

    private void gap(Row row) {
      boolean wide = row.range().bytes() >= MemoryMap.WIDE_GAP;
      String text = wide ? "no RAM for " + Sizes.human(row.range().bytes()) : "";
      gaps.add(new Gap(Numbers.plain(y), Numbers.plain(row.height()), text));
    }

    private void box(Row row, Row.Span span) {
      Use use = span.shares().use(row.landmark());
      uses.add(use);
      boxes.add(
          new Box(
              percent(span.from()),
              Numbers.plain(y),
              percent(span.to() - span.from()),
              Numbers.plain(row.height()),
              use.css(),
              Tips.of(row.range(), span)));
    }

    private void labels(Row row) {
      if (row.height() < LABEL_HEIGHT) {
        return;
      }
      List<Use> shown = row.uses();
      for (int from = 0, to; from < columns; from = to) {
        Use use = shown.get(from);
        to = from + 1;
        while (to < columns && shown.get(to) == use) {
          to++;
        }
        if (use.isNotable() || row.range().equals(tallest.get(use))) {
          labels.add(
              new Label(
                  percent((from + to) / 2.0),
                  Numbers.plain(y + row.height() / 2),
                  "on-" + use.css(),
                  use.isNotable() ? sized(row, use, from, to) : use.word()));
        }
      }
    }

    /** The row of each use that has the most room for a word about it, by its range. */
    private static Map<Use, MemoryRange> tallest(List<Row> rows) {
      Map<Use, MemoryRange> tallest = new EnumMap<>(Use.class);
      rows.stream()
          .sorted(Comparator.comparingDouble(Row::height).reversed())
          .forEach(row -> row.uses().forEach(use -> tallest.putIfAbsent(use, row.range())));
      return tallest;
    }

    /** The size, and the word where it fits. */
    private String sized(Row row, Use use, int from, int to) {
      String size = Sizes.human(row.moments().get(from).bytes(use));
      return 3 * (to - from) >= columns ? use.word() + " " + size : size;
    }

    private String percent(double column) {
      return Picture.percent(column, columns);
    }
  }
}
