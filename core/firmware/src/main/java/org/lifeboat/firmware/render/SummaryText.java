package org.lifeboat.firmware.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.firmware.consequence.Consequence;
import org.lifeboat.firmware.consequence.KernelSpans;
import org.lifeboat.firmware.judge.Code;
import org.lifeboat.firmware.judge.Explanation;
import org.lifeboat.firmware.judge.Finding;
import org.lifeboat.firmware.judge.Severity;

/** Many tables as a page for people: a line for each, then the codes, then the kernels. */
public final class SummaryText {
  private final Style style;
  private final boolean onlyFindings;

  /**
   * A renderer for an output that can show this.
   *
   * @param onlyFindings whether tables without a finding get no line
   */
  public SummaryText(Style style, boolean onlyFindings) {
    this.style = style;
    this.onlyFindings = onlyFindings;
  }

  /** The page. */
  public String render(List<Assessment> assessments) {
    Page page = new Page(style);
    List<Assessment> shown =
        assessments.stream().filter(a -> !onlyFindings || !a.findings().isEmpty()).toList();
    shown.forEach(a -> line(page, a));
    if (!shown.isEmpty()) {
      page.blank();
    }
    codes(page, assessments);
    kernels(page, assessments);
    page.blank();
    page.paragraph(Tone.STRONG, "", counted(assessments));
    return page.text();
  }

  private static void line(Page page, Assessment assessment) {
    String verdict = assessment.worst().map(Severity::word).orElse("ok");
    Tone tone = assessment.worst().map(FirmwareText::tone).orElse(Tone.GOOD);
    String codes =
        String.join(
            ", ", assessment.findings().stream().map(f -> f.code().id()).distinct().toList());
    page.line(
        tone,
        "%-7s  %s %s%s"
            .formatted(
                verdict,
                assessment.table().kind(),
                assessment.source().file(),
                codes.isEmpty() ? "" : ": " + codes));
  }

  private static void codes(Page page, List<Assessment> assessments) {
    Map<Code, Integer> findings = new TreeMap<>();
    Map<Code, Integer> tables = new TreeMap<>();
    for (Assessment assessment : assessments) {
      List<Code> codes = assessment.findings().stream().map(Finding::code).toList();
      codes.forEach(code -> findings.merge(code, 1, Integer::sum));
      codes.stream().distinct().forEach(code -> tables.merge(code, 1, Integer::sum));
    }
    if (findings.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            0,
            List.of(
                Column.left("code"),
                Column.left("severity"),
                Column.right("findings"),
                Column.right("tables"),
                Column.left("what")));
    findings.forEach(
        (code, count) ->
            table.row(
                Cell.of(code.id()),
                new Cell(code.severity().word(), FirmwareText.tone(code.severity())),
                Cell.of(String.valueOf(count)),
                Cell.of(String.valueOf(tables.get(code))),
                Cell.of(Explanation.of(code).title())));
    table.writeTo(page);
    page.blank();
  }

  private static void kernels(Page page, List<Assessment> assessments) {
    Map<String, Map<String, Integer>> outcomes = new LinkedHashMap<>();
    for (Assessment assessment : assessments) {
      for (Consequence consequence : assessment.trial().consequences()) {
        outcomes
            .computeIfAbsent(consequence.kernel(), k -> new TreeMap<>())
            .merge(consequence.iommu(), 1, Integer::sum);
      }
    }
    Table table =
        new Table(
            0, List.of(Column.left("kernel"), Column.right("tables"), Column.left("the IOMMU")));
    KernelSpans spans = new KernelSpans(List.copyOf(outcomes.keySet()));
    Map<Map<String, Integer>, List<String>> alike = new LinkedHashMap<>();
    outcomes.forEach(
        (kernel, words) -> alike.computeIfAbsent(words, w -> new ArrayList<>()).add(kernel));
    alike.forEach(
        (words, kernels) ->
            words.forEach(
                (word, count) ->
                    table.row(
                        Cell.of(spans.of(kernels)),
                        Cell.of(String.valueOf(count)),
                        Cell.of(word))));
    table.writeTo(page);
  }

  private static String counted(List<Assessment> assessments) {
    List<String> parts = new ArrayList<>();
    long clean = assessments.stream().filter(a -> a.worst().isEmpty()).count();
    parts.add(clean + " without a finding");
    for (Severity severity : Severity.values()) {
      long count =
          assessments.stream().filter(a -> a.worst().filter(severity::equals).isPresent()).count();
      if (count > 0) {
        parts.add(
            "%s with %ss%s"
                .formatted(count, severity.word(), severity == Severity.ERROR ? "" : " at worst"));
      }
    }
    return "%s tables: %s".formatted(assessments.size(), String.join(", ", parts));
  }
}
