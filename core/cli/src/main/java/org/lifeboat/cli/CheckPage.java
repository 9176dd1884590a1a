package org.lifeboat.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.testkit.check.CheckReport;
import org.lifeboat.testkit.check.CheckedClause;
import org.lifeboat.testkit.check.CheckedPlugin;
import org.lifeboat.testkit.check.Finding;
import org.lifeboat.testkit.contract.Family;

/**
 * What came of a check, for people: a table by families, and what is broken word by word.
 *
 * @param style what it is laid out for
 * @param verbose whether each clause is named
 */
record CheckPage(Style style, boolean verbose) {
  private static final String INDENT = "    ";

  String of(CheckReport report) {
    Page page = new Page(style);
    if (!report.loading().held()) {
      page.title(report.jar().toString());
      spell(page, report.loading());
    }
    for (CheckedPlugin plugin : report.plugins()) {
      if (!page.text().isEmpty()) {
        page.blank();
      }
      write(page, report, plugin);
    }
    return page.text();
  }

  private void write(Page page, CheckReport report, CheckedPlugin plugin) {
    page.title(plugin.id() + ", " + plugin.kind().word() + " (" + report.jar() + ")");
    table(plugin).writeTo(page);
    plugin.clauses().stream()
        .filter(c -> c.finding() instanceof Finding.Broken)
        .forEach(c -> spell(page, c));
    notJudged(page, plugin);
    page.blank();
    page.paragraph(plugin.holds() ? Tone.GOOD : Tone.BAD, "", sum(plugin));
  }

  private Table table(CheckedPlugin plugin) {
    Table table =
        new Table(0, List.of(Table.Column.left("what it must do"), Table.Column.right("held")));
    byFamily(plugin)
        .forEach(
            (family, clauses) -> {
              long held = clauses.stream().filter(CheckedClause::held).count();
              Tone tone = held == clauses.size() ? Tone.PLAIN : Tone.BAD;
              table.row(
                  new Cell(family.title(), tone), new Cell(held + " of " + clauses.size(), tone));
              if (verbose) {
                clauses.forEach(
                    c -> table.row(new Cell("- " + c.sentence(), Tone.DIM), Cell.of(word(c))));
              }
            });
    return table;
  }

  private static Map<Family, List<CheckedClause>> byFamily(CheckedPlugin plugin) {
    Map<Family, List<CheckedClause>> families = new LinkedHashMap<>();
    for (Family family : Family.values()) {
      List<CheckedClause> some =
          plugin.clauses().stream().filter(c -> c.family() == family).toList();
      if (!some.isEmpty()) {
        families.put(family, some);
      }
    }
    return families;
  }

  private static String word(CheckedClause clause) {
    return clause.finding() instanceof Finding.Held
        ? "yes"
        : clause.finding() instanceof Finding.Broken ? "no" : "not judged";
  }

  private static void spell(Page page, CheckedClause clause) {
    page.heading("Broken: " + clause.sentence());
    if (clause.finding() instanceof Finding.Broken broken) {
      page.paragraph(Tone.BAD, INDENT, broken.problem());
      if (!broken.witness().isEmpty()) {
        page.paragraph(Tone.PLAIN, INDENT, "The smallest case that shows it:");
        broken.witness().lines().forEach(line -> page.line(Tone.DIM, INDENT + "  " + line));
      }
    } else if (clause.finding() instanceof Finding.NotJudged open) {
      page.paragraph(Tone.WARNING, INDENT, "not judged: " + open.why());
    }
  }

  private static void notJudged(Page page, CheckedPlugin plugin) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (CheckedClause clause : plugin.clauses()) {
      if (clause.finding() instanceof Finding.NotJudged open) {
        reasons.merge(
            open.why(),
            List.of(clause.sentence()),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    reasons.forEach(
        (why, sentences) -> {
          page.heading("Not judged, since " + why);
          sentences.forEach(s -> page.paragraph(Tone.WARNING, INDENT, s));
        });
  }

  private static String sum(CheckedPlugin plugin) {
    int all = plugin.clauses().size();
    long held = plugin.clauses().stream().filter(CheckedClause::held).count();
    long broken =
        plugin.clauses().stream().filter(c -> c.finding() instanceof Finding.Broken).count();
    return held == all
        ? "It keeps its contract: " + Words.count(all, "clause") + "."
        : "It does not keep its contract: of %s, %s broken, %s not judged."
            .formatted(Words.count(all, "clause"), broken, all - held - broken);
  }
}
