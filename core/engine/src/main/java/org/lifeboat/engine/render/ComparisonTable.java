package org.lifeboat.engine.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.report.BootReport;

/**
 * The same machine under every policy, side by side: which policy keeps which device alive, and
 * what it costs in memory.
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
    policies(page, comparison);
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
    BootReport first = comparison.reports().get(0);
    page.title(
        first.machine()
            + " under "
            + first.kernel()
            + ": "
            + Sizes.human(first.memory().totalBytes())
            + " of RAM, "
            + Words.count(comparison.deviceCount(), "device"));
    Map<String, List<String>> policiesByHardware =
        comparison.outcomes().stream()
            .filter(o -> o.report().completed() || o.report().hardware().driver().isPresent())
            .collect(
                Collectors.groupingBy(
                    Outcome::hardware,
                    LinkedHashMap::new,
                    Collectors.mapping(o -> o.report().policy(), Collectors.toList())));
    String label = "Hardware IOMMU  ";
    for (Map.Entry<String, List<String>> entry : policiesByHardware.entrySet()) {
      boolean differs = policiesByHardware.size() > 1;
      String under = differs ? " (" + Words.list(entry.getValue()) + ")" : "";
      page.paragraph(Tone.PLAIN, label, entry.getKey() + under);
      label = " ".repeat(label.length());
    }
  }

  private static void policies(Page page, Comparison comparison) {
    Table table =
        new Table(
            0,
            List.of(
                Column.left("policy"),
                Column.left("outcome"),
                Column.right("alive"),
                Column.left("bounce buffer"),
                Column.right("held"),
                Column.right("returned"),
                Column.right("lost")));
    int devices = comparison.deviceCount();
    for (Outcome outcome : comparison.outcomes()) {
      table.row(row(comparison, outcome, devices));
    }
    table.writeTo(page);
  }

  private static List<Cell> row(Comparison comparison, Outcome outcome, int devices) {
    BootReport report = outcome.report();
    Cell policy = new Cell(comparison.label(report), Tone.STRONG);
    boolean allAlive = outcome.allAlive();
    Cell alive = new Cell(outcome.alive() + "/" + devices, allAlive ? Tone.GOOD : Tone.BAD);
    if (!report.completed()) {
      Cell none = new Cell("-", Tone.DIM);
      return List.of(policy, outcome.word(), alive, none, none, none, none);
    }
    Cell pool = report.pool().map(p -> Cell.of(Outcome.pool(p))).orElse(new Cell("none", Tone.DIM));
    return List.of(
        policy,
        outcome.word(),
        alive,
        pool,
        amount(outcome.heldBytes(), Tone.WARNING),
        amount(outcome.returnedBytes(), Tone.GOOD),
        amount(report.memory().lostBytes(), Tone.BAD));
  }

  private static Cell amount(long bytes, Tone tone) {
    return new Cell(Sizes.human(bytes), bytes == 0 ? Tone.DIM : tone);
  }

  private static void notes(Page page, Comparison comparison) {
    BootReport first = comparison.reports().get(0);
    if (comparison.reports().stream().anyMatch(comparison::isOwn)) {
      page.paragraph(Tone.DIM, "", "* what " + first.kernel() + " itself does");
    }
    for (Outcome outcome : comparison.outcomes()) {
      BootReport report = outcome.report();
      report.panic().ifPresent(p -> page.paragraph(Tone.BAD, label(report, ": "), p));
      report
          .failure()
          .ifPresent(
              f ->
                  page.paragraph(
                      Tone.BAD,
                      label(report, ": "),
                      f.plugin() + " broke the rules at the " + f.moment() + ": " + f.problem()));
      losses(page, report);
    }
  }

  private static String label(BootReport report, String end) {
    return Words.clean(report.policy()) + end;
  }

  private static void losses(Page page, BootReport report) {
    List<BootReport.Loss> losses = report.memory().losses();
    for (BootReport.Loss loss : losses.subList(0, Math.min(NAMED_LOSSES, losses.size()))) {
      page.paragraph(
          Tone.DIM,
          label(report, " loses "),
          Sizes.human(loss.range().bytes()) + " at " + loss.range() + ": " + loss.why());
    }
    if (losses.size() > NAMED_LOSSES) {
      int more = losses.size() - NAMED_LOSSES;
      page.paragraph(Tone.DIM, label(report, " loses "), more + " more pieces; `boot` names all");
    }
  }
}
