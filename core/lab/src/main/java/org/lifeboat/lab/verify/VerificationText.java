package org.lifeboat.lab.verify;

import java.util.List;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.render.Tone;

/** A verification as a page for people: what differs first, then a table of fields. */
public final class VerificationText {
  private static final int SHOWN = 3;

  private final Style style;

  /** For an output that can show this. */
  public VerificationText(Style style) {
    this.style = style;
  }

  /** The page. */
  public String render(Verification verification) {
    Page page = new Page(style);
    verification.differences().forEach(d -> difference(page, d));
    verification.notComparable().forEach(r -> notComparable(page, r));
    if (!verification.clean() || !verification.notComparable().isEmpty()) {
      page.blank();
    }
    fields(page, verification);
    traces(page, verification);
    page.blank();
    page.paragraph(
        verification.clean() ? Tone.GOOD : Tone.BAD,
        "",
        counted(verification.results().size(), verification.agreeing()));
    return page.text();
  }

  private static String counted(int recordings, int agreeing) {
    return "%s recording%s, %s agree%s"
        .formatted(recordings, recordings == 1 ? "" : "s", agreeing, agreeing == 1 ? "s" : "");
  }

  private static void difference(Page page, Difference difference) {
    page.paragraph(Tone.BAD, "", difference.recording() + ": " + difference.field().key());
    page.paragraph(Tone.PLAIN, "  expected  ", visible(difference.expected()));
    page.paragraph(Tone.PLAIN, "  got       ", visible(difference.actual()));
  }

  /** Blanks at an end, which may be all the difference, do not show on a page. */
  private static String visible(String text) {
    return text.equals(text.strip()) ? text : '"' + text + '"';
  }

  private static void notComparable(Page page, CaseResult result) {
    page.paragraph(
        Tone.DIM,
        "",
        result.recording() + ": not comparable: " + result.notComparable().orElse(""));
  }

  private static void fields(Page page, Verification verification) {
    Table table =
        new Table(
            0, List.of(Column.left("field"), Column.right("compared"), Column.right("agreeing")));
    verification
        .tallies()
        .forEach(
            (field, tally) ->
                table.row(
                    Cell.of(field.key()),
                    Cell.of(String.valueOf(tally.compared())),
                    new Cell(
                        String.valueOf(tally.agreeing()),
                        tally.agreeing() == tally.compared() ? Tone.PLAIN : Tone.BAD)));
    table.writeTo(page);
  }

  private static void traces(Page page, Verification verification) {
    List<CaseResult> traced =
        verification.results().stream().filter(r -> r.trace().isPresent()).toList();
    if (traced.isEmpty()) {
      return;
    }
    page.heading("Early reservations, where the kernel told of them (memblock=debug)");
    Table table =
        new Table(
            0,
            List.of(
                Column.left("recording"),
                Column.right("recorded"),
                Column.right("reproduced"),
                Column.left("the kernel alone"),
                Column.left("the model alone")));
    for (CaseResult result : traced) {
      TraceResult trace = result.trace().orElseThrow();
      table.row(
          Cell.of(result.recording()),
          Cell.of(String.valueOf(trace.recorded())),
          Cell.of(String.valueOf(trace.reproduced())),
          Cell.of(some(trace.missing())),
          Cell.of(some(trace.invented())));
    }
    table.writeTo(page);
  }

  private static String some(List<String> all) {
    if (all.isEmpty()) {
      return "-";
    }
    String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
  }
}
