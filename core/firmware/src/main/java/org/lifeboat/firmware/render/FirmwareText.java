package org.lifeboat.firmware.render;

import java.util.List;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.firmware.consequence.Consequence;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Severity;

/**
 * One table as a page for people: what is wrong with it, what that leads to, what was made up to
 * say so, and all that stands in it.
 */
public final class FirmwareText {
  private final Style style;

  /** For an output that can show this. */
  public FirmwareText(Style style) {
    this.style = style;
  }

  /** The page. */
  public String render(Assessment assessment) {
    Page page = new Page(style);
    var decodedTable = assessment.table();
    page.title(
        "%s of %s, %d bytes: %s"
            .formatted(
                decodedTable.kind(),
                assessment.oem().isEmpty() ? "an unnamed maker" : assessment.oem(),
                decodedTable.content().length(),
                assessment.counted()));
    page.paragraph(Tone.DIM, "", assessment.source().file());
    findings(page, assessment.findings());
    consequences(page, assessment);
    page.heading("What stands in it");
    DecodedText decoded = new DecodedText(page, assessment.findings());
    decoded.write(decodedTable.header());
    for (Structure structure : decodedTable.structures()) {
      page.blank();
      decoded.write(structure);
    }
    return page.text();
  }

  private static void findings(Page page, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.heading("Findings");
    for (Finding finding : findings) {
      page.paragraph(
          tone(finding.severity()),
          "  0x%03x  ".formatted(finding.offset()),
          "%s %s: %s".formatted(finding.severity().word(), finding.code().id(), finding.text()));
    }
    String codes = findings.get(0).code().id();
    page.paragraph(
        Tone.DIM, "  ", "Cause, consequence and cure: lifeboat firmware --explain " + codes);
  }

  private static void consequences(Page page, Assessment assessment) {
    page.heading("What the kernels make of it, on a plain machine");
    Table table =
        new Table(
            2,
            List.of(
                Column.left("kernel"),
                Column.left("IOMMU"),
                Column.left("DMA by"),
                Column.left("32-bit card"),
                Column.left("first complaint")));
    for (Consequence consequence : assessment.trial().consequences()) {
      table.row(
          Cell.of(consequence.kernel()),
          new Cell(consequence.iommu(), consequence.active() ? Tone.GOOD : Tone.BAD),
          Cell.of(consequence.backend()),
          new Cell(
              consequence.cardFate().map(f -> FirmwareJson.word(f.reach())).orElse("-"),
              consequence.cardLives() ? Tone.PLAIN : Tone.BAD),
          Cell.of(consequence.complaint().orElse("-")));
    }
    table.writeTo(page);
    for (String sentence : assessment.trial().story()) {
      page.paragraph(Tone.PLAIN, "  ", sentence);
    }
    page.paragraph(
        Tone.DIM,
        "  ",
        "Made up, since a table does not say it: "
            + String.join(" ", assessment.trial().assumptions()));
  }

  static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WARNING;
      case NOTE -> Tone.DIM;
    };
  }
}
