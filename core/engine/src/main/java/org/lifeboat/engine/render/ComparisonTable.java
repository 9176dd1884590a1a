package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.engine.render.Comparison.Axis;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.report.BootReport;

/**
 * The same machine under every policy or under several kernels, side by side: which keeps which
 * device alive, and what it costs in memory.
 *
 * @param style what the terminal can show
 */
public record ComparisonTable(Style style) {
  private static final int NAMED_LOSSES = 4;

  /** The page; every line ends with {@code \n}. */
  public String render(Comparison comparison) {
    Page page = new Page(style);
    heading(page, comparison);
    page.blank();
    boots(page, comparison);
    notes(page, comparison);
    if (comparison.deviceCount() > 0) {
      page.heading("What becomes of each device");
      new DeviceMatrix(comparison).writeTo(page);
    }
    page.heading("In short");
    for (String sentence : new Reading(comparison).sentences()) {
      page.paragraph(Tone.PLAIN, "  ", sentence);
    }
    return page.text();
  }

  private static void heading(Page page, Comparison comparison) {
    BootReport first = comparison.boots().get(0).report();
    page.title(
        first.machine()
            + " under "
            + common(comparison)
            + ": "
            + Sizes.human(first.memory().totalBytes())
            + " of RAM, "
            + Words.count(comparison.deviceCount(), "device"));
    Map<String, List<String>> namesByHardware =
        comparison.boots().stream()
            .filter(b -> b.report().completed() || b.report().hardware().driver().isPresent())
            .collect(
                Collectors.groupingBy(
                    b -> b.outcome().hardware(),
                    LinkedHashMap::new,
                    Collectors.mapping(Boot::name, Collectors.toList())));
    int known = namesByHardware.values().stream().mapToInt(List::size).sum();
    boolean differs = namesByHardware.size() > 1 || known < comparison.boots().size();
    String label = "Hardware IOMMU  ";
    for (Map.Entry<String, List<String>> entry : namesByHardware.entrySet()) {
      String under = differs ? " (" + Words.list(entry.getValue()) + ")" : "";
      page.paragraph(Tone.PLAIN, label, entry.getKey() + under);
      label = " ".repeat(label.length());
    }
  }

  /** What the boots have in common. */
  private static String common(Comparison comparison) {
    BootReport first = comparison.boots().get(0).report();
    return switch (comparison.axis()) {
      case POLICY -> first.kernel();
      case KERNEL ->
          (comparison.boots().size() == 1
                  ? comparison.boots().get(0).name()
                  : Words.count(comparison.boots().size(), "kernel"))
              + (comparison.onePolicy()
                  ? " with " + first.policy()
                  : comparison.boots().stream().allMatch(Boot::ownPolicy)
                      ? ", each with its own policy"
                      : "");
    };
  }

  private static boolean showsPolicies(Comparison comparison) {
    return comparison.axis() != Axis.POLICY && !comparison.onePolicy();
  }

  private static void boots(Page page, Comparison comparison) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left(comparison.axis().one()));
    if (showsPolicies(comparison)) {
      columns.add(Column.left("policy"));
    }
    columns.addAll(
        List.of(
            Column.left("outcome"),
            Column.right("alive"),
            Column.left("bounce buffer"),
            Column.right("held"),
            Column.right("returned"),
            Column.right("lost")));
    LoadColumns load = new LoadColumns(comparison);
    columns.addAll(load.columns());
    boolean crowded =
        showsPolicies(comparison) && page.style().width() < Style.USUAL_WIDTH
            || comparison.isLoaded();
    Table table = new Table(0, crowded ? 1 : Table.USUAL_GAP, columns);
    comparison.boots().forEach(boot -> table.row(row(comparison, load, boot)));
    table.writeTo(page);
  }

  private static List<Cell> row(Comparison comparison, LoadColumns load, Boot boot) {
    Outcome outcome = boot.outcome();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(comparison.label(boot), Tone.STRONG));
    if (showsPolicies(comparison)) {
      cells.add(Cell.of(boot.report().policy()));
    }
    cells.add(outcome.word());
    cells.add(
        new Cell(
            outcome.alive() + "/" + comparison.deviceCount(),
            outcome.allAlive() ? Tone.GOOD : Tone.BAD));
    cells.addAll(memory(outcome));
    cells.addAll(load.cells(boot));
    return cells;
  }

  private static List<Cell> memory(Outcome outcome) {
    BootReport report = outcome.report();
    if (!report.completed()) {
      Cell none = new Cell("-", Tone.DIM);
      return List.of(none, none, none, none);
    }
    return List.of(
        report.pool().map(p -> Cell.of(Outcome.pool(p))).orElse(new Cell("none", Tone.DIM)),
        amount(outcome.heldBytes(), Tone.WARNING),
        amount(outcome.returnedBytes(), Tone.GOOD),
        amount(report.memory().lostBytes(), Tone.BAD));
  }

  private static Cell amount(long bytes, Tone tone) {
    return new Cell(Sizes.human(bytes), bytes == 0 ? Tone.DIM : tone);
  }

  private static void notes(Page page, Comparison comparison) {
    if (comparison.boots().stream().anyMatch(comparison::starred)) {
      String kernel = comparison.boots().get(0).report().kernel();
      page.paragraph(Tone.DIM, "", "* what " + kernel + " itself does");
    }
    new LoadColumns(comparison).note().ifPresent(note -> page.paragraph(Tone.DIM, "", note));
    for (Boot boot : comparison.boots()) {
      BootReport report = boot.report();
      report.panic().ifPresent(p -> page.paragraph(Tone.BAD, label(boot, ": "), p));
      report
          .failure()
          .ifPresent(
              f ->
                  page.paragraph(
                      Tone.BAD,
                      label(boot, ": "),
                      f.plugin() + " broke the rules at the " + f.moment() + ": " + f.problem()));
      losses(page, boot);
    }
  }

  private static String label(Boot boot, String end) {
    return Words.clean(boot.name()) + end;
  }

  private static void losses(Page page, Boot boot) {
    List<BootReport.Loss> losses = boot.report().memory().losses();
    for (BootReport.Loss loss : losses.subList(0, Math.min(NAMED_LOSSES, losses.size()))) {
      page.paragraph(
          Tone.DIM,
          label(boot, " loses "),
          Sizes.human(loss.range().bytes()) + " at " + loss.range() + ": " + loss.why());
    }
    if (losses.size() > NAMED_LOSSES) {
      int more = losses.size() - NAMED_LOSSES;
      page.paragraph(Tone.DIM, label(boot, " loses "), more + " more pieces; `boot` names all");
    }
  }
}
