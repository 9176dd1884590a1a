package org.lifeboat.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.experiment.file.Axis;
import org.lifeboat.experiment.file.Experiment;
import org.lifeboat.experiment.row.Row;

/**
 * What a run would do: how many boots, over what, the first of them, and how long.
 *
 * @param experiment what would be run
 * @param threads on how many threads
 * @param nanos a clock
 */
record DryRun(Experiment experiment, int threads, LongSupplier nanos) {
  private static final int PLANS_SHOWN = 8;
  private static final int VALUES_SHOWN = 6;

  /** Enough for an estimate, few enough not to be waited for. */
  private static final int BOOTS_TIMED = 400;

  /** The first boots are slow: the virtual machine has yet to compile them. */
  private static final int BOOTS_BEFORE = 2_000;

  private static final long MOST_NANOS = 4_000_000_000L;

  String page(Style style) {
    Page page = new Page(style);
    page.title(experiment.question().id() + ": " + experiment.question().title());
    page.paragraph(Tone.PLAIN, "", experiment.question().text());
    page.blank();
    page.paragraph(
        Tone.STRONG,
        "",
        "%s, in about %s on %s, as far as a few of them tell"
            .formatted(
                Words.count(experiment.size(), "boot"),
                RunProgress.time(seconds()),
                Words.count(threads, "thread")));
    page.heading("What is varied");
    axes(page);
    page.heading("The first plans");
    plans(page);
    page.blank();
    page.paragraph(
        Tone.PLAIN,
        "",
        "Columns of the results: "
            + experiment.columns().stream()
                .map(column -> column.name())
                .collect(Collectors.joining(", ")));
    return page.text();
  }

  private void axes(Page page) {
    Table table =
        new Table(
            0,
            List.of(
                Table.Column.left("axis"), Table.Column.right("values"), Table.Column.left("")));
    for (Axis axis : experiment.varied()) {
      String shown =
          IntStream.range(0, Math.min(VALUES_SHOWN, axis.size()))
              .mapToObj(axis::shown)
              .map(text -> text.isEmpty() ? "\"\"" : text)
              .collect(Collectors.joining(", "));
      table.row(
          new Cell(axis.key(), Tone.STRONG),
          Cell.of(Integer.toString(axis.size())),
          Cell.of(shown + (axis.size() > VALUES_SHOWN ? ", ..." : "")));
    }
    table.writeTo(page);
  }

  private void plans(Page page) {
    List<String> axes = experiment.question().axes();
    Table table =
        new Table(
            0,
            Stream.concat(
                    Stream.of(Table.Column.right("boot")), axes.stream().map(Table.Column::left))
                .toList());
    for (long number = 0; number < Math.min(PLANS_SHOWN, experiment.size()); number++) {
      Row row = experiment.row(number);
      table.row(
          IntStream.rangeClosed(0, axes.size())
              .mapToObj(c -> Cell.of(c == 0 ? "" + row.number() : text(row.values().get(c - 1))))
              .toList());
    }
    table.writeTo(page);
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "-").toString();
  }

  private long seconds() {
    long start = nanos.getAsLong();
    boot(BOOTS_BEFORE, start);
    long begun = nanos.getAsLong();
    long booted = boot(BOOTS_TIMED, begun);
    double each = (double) (nanos.getAsLong() - begun) / booted;
    return Math.max(1, Math.round(each * experiment.size() / threads / 1e9));
  }

  /** Boots so many, spread over all; fewer where they take long. */
  private long boot(int count, long since) {
    int booted = 0;
    while (booted < count && (booted == 0 || nanos.getAsLong() - since < MOST_NANOS / 2)) {
      long number = (long) ((double) booted / count * experiment.size());
      if (experiment.row(number).number() != number) {
        throw new IllegalStateException("a row of another number than " + number);
      }
      booted++;
    }
    return booted;
  }
}
