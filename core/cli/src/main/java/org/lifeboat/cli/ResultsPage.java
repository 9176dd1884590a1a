package org.lifeboat.cli;

import java.nio.file.Path;
import java.util.List;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.experiment.results.Manifest;
import org.lifeboat.experiment.results.Results;
import org.lifeboat.experiment.results.Tally;
import org.lifeboat.experiment.results.UsedPlugin;

/**
 * What a folder of results holds, as a page.
 *
 * @param style what it is laid out for
 * @param folder where they are
 */
record ResultsPage(Style style, Path folder) {
  String of(Results results) {
    Page page = new Page(style);
    Manifest manifest = results.manifest();
    page.title(manifest.question().id() + ": " + manifest.question().title());
    page.paragraph(Tone.PLAIN, "", manifest.question().text());
    page.blank();
    fact(page, "Boots", boots(results));
    fact(page, "Made by", "lifeboat " + manifest.version() + ", seed " + manifest.seed());
    fact(page, "Fingerprint", manifest.fingerprint());
    manifest.tally().ifPresent(tally -> fact(page, "Digest", tally.digest()));
    fact(page, "Plugins", Words.list(manifest.plugins().stream().map(ResultsPage::words).toList()));
    manifest.tally().ifPresent(tally -> counts(page, tally));
    goOn(page, folder);
    return page.text();
  }

  /** What can be done with results. */
  static void goOn(Page page, Path folder) {
    page.heading("Go on with");
    page.raw("  lifeboat report " + folder);
    page.raw("  lifeboat results " + folder + " --schema");
    page.raw("  lifeboat results " + folder + " --format csv");
  }

  private static String boots(Results results) {
    long all = results.manifest().rows();
    return results.rows() == all ? Long.toString(all) : results.rows() + " of " + all;
  }

  private static void fact(Page page, String label, String words) {
    page.paragraph(Tone.PLAIN, label + " ".repeat(16 - label.length()), words);
  }

  private static String words(UsedPlugin plugin) {
    return plugin.sha256().isEmpty() ? plugin.id() : plugin.id() + " (a jar of its own)";
  }

  /** Rows by outcome, and those that a plugin's failure ended. */
  static void counts(Page page, Tally tally) {
    if (!tally.outcomes().isEmpty()) {
      page.blank();
      Table table =
          new Table(0, List.of(Table.Column.left("outcome"), Table.Column.right("boots")));
      tally
          .outcomes()
          .forEach((outcome, boots) -> table.row(Cell.of(outcome), Cell.of("" + boots)));
      table.writeTo(page);
    }
    if (tally.failures() > 0) {
      page.paragraph(
          Tone.BAD,
          "",
          Words.count(tally.failures(), "boot")
              + " failed in a plugin: the column 'failure' says why");
    }
  }
}
