package org.lifeboat.firmware.render;

import java.util.List;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.firmware.judge.Code;
import org.lifeboat.firmware.judge.Explanation;

/** What a code means, as a page for people; and the list of all. */
public final class ExplanationPage {
  private final Style style;

  /** For an output that can show this. */
  public ExplanationPage(Style style) {
    this.style = style;
  }

  /** Cause, consequence and cure. */
  public String render(Code code) {
    Explanation why = Explanation.of(code);
    Page page = new Page(style);
    page.title(code.id() + " (" + code.severity().word() + "): " + why.title());
    page.paragraph(Tone.PLAIN, "Cause        ", why.cause());
    page.paragraph(Tone.PLAIN, "Consequence  ", why.consequence());
    page.paragraph(Tone.PLAIN, "Cure         ", why.cure());
    return page.text();
  }

  /** All codes, a line each. */
  public String list() {
    Page page = new Page(style);
    Table table =
        new Table(0, List.of(Column.left("code"), Column.left("severity"), Column.left("what")));
    for (Code code : Code.values()) {
      table.row(
          Cell.of(code.id()),
          new Cell(code.severity().word(), FirmwareText.tone(code.severity())),
          Cell.of(Explanation.of(code).title()));
    }
    table.writeTo(page);
    return page.text();
  }
}
