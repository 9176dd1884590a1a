package org.lifeboat.firmware.render;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.firmware.consequence.Consequence;
import org.lifeboat.firmware.consequence.KernelSpans;
import org.lifeboat.firmware.decode.Structure;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Severity;

/**
 * One table as a page for people: what is wrong with it, what that leads to, what was made up to
 * say so, and all that stands in it.
 */
public final class FirmwareText {
  private final Style style;
  private final boolean decoded;

  /**
   * A renderer for an output that can show this.
   *
   * @param decoded whether all that stands in the table is written, too
   */
  public FirmwareText(Style style, boolean decoded) {
    this.style = style;
    this.decoded = decoded;
  }

  /** The page. */
  public String render(Assessment assessment) {
    Page page = new Page(style);
    page.title(
        "%s of %s, %s bytes: %s"
            .formatted(
                assessment.table().kind(),
                assessment.oem().isEmpty() ? "an unnamed maker" : assessment.oem(),
                assessment.table().content().length(),
                assessment.counted()));
    page.line(Tone.DIM, assessment.source().file());
    findings(page, assessment.findings());
    consequences(page, assessment);
    if (decoded) {
      structures(page, assessment);
    }
    return page.text();
  }

  private static void structures(Page page, Assessment assessment) {
    page.heading("What stands in it");
    DecodedText text = new DecodedText(page, assessment.findings());
    text.write(assessment.table().header());
    for (Structure structure : assessment.table().structures()) {
      page.blank();
      text.write(structure);
    }
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
    List<Consequence> all = assessment.trial().consequences();
    KernelSpans spans = new KernelSpans(all.stream().map(Consequence::kernel).toList());
    all.stream()
        .collect(groupingBy(FirmwareText::cells, LinkedHashMap::new, toList()))
        .forEach(
            (cells, alike) -> {
              List<Cell> row = new ArrayList<>();
              row.add(Cell.of(spans.of(alike.stream().map(Consequence::kernel).toList())));
              row.addAll(cells);
              table.row(row.toArray(Cell[]::new));
            });
    table.writeTo(page);
    List<String> story = assessment.trial().story();
    if (!story.isEmpty()) {
      page.heading("What becomes of a Wi-Fi card with 32 address lines");
      story.forEach(sentence -> page.paragraph(Tone.PLAIN, "  ", sentence));
    }
    page.heading("Made up, since a table does not say it");
    assessment.trial().assumptions().forEach(made -> page.paragraph(Tone.DIM, "  ", made));
  }

  /** What is told of a kernel; those of which the same is told share a row. */
  private static List<Cell> cells(Consequence consequence) {
    return List.of(
        new Cell(consequence.iommu(), consequence.active() ? Tone.GOOD : Tone.BAD),
        Cell.of(consequence.way()),
        new Cell(
            consequence.cardFate().map(f -> FirmwareJson.word(f.reach())).orElse("-"),
            consequence.cardLives() ? Tone.PLAIN : Tone.BAD),
        Cell.of(consequence.complaint().orElse("-")));
  }

  static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WARNING;
      case NOTE -> Tone.DIM;
    };
  }
}
