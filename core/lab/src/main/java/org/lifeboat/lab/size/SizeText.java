package org.lifeboat.lab.size;

import java.util.List;
import java.util.Map;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.service.Service.WorkloadTally;

/** How large a bounce buffer must be, as one page for people. */
public final class SizeText {
  private static final int BAR = 12;

  private final Style style;

  /** For an output that can show this. */
  public SizeText(Style style) {
    this.style = style;
  }

  /** The page. */
  public String render(Sizing sizing) {
    Page page = new Page(style);
    page.title(
        "%s under %s, %s"
            .formatted(
                sizing.report().machine(), sizing.report().kernel(), sizing.report().policy()));
    SizeWords words = new SizeWords(sizing);
    page.paragraph(tone(sizing), "", words.answer());
    sizing.asItIs().ifPresent(trial -> page.paragraph(Tone.DIM, "", words.basis(trial)));
    words.guess().ifPresent(guess -> page.paragraph(Tone.WARNING, "", guess));
    if (!sizing.trials().isEmpty()) {
      page.heading("Size by size");
      curve(sizing).writeTo(page);
      if (sizing.trials().stream().anyMatch(t -> t.slots() == own(sizing))) {
        page.paragraph(Tone.DIM, "  ", "* what it has as it is");
      }
    }
    sizing.asItIs().ifPresent(trial -> workloads(page, sizing, trial));
    List<String> more = words.more();
    if (!more.isEmpty()) {
      page.heading("In short");
      more.forEach(sentence -> page.paragraph(Tone.PLAIN, "  ", sentence));
    }
    return page.text();
  }

  private static Tone tone(Sizing sizing) {
    return switch (sizing.answer()) {
      case NOTHING_BOUNCES, ENOUGH -> Tone.GOOD;
      case NO_LOAD, SIZE_IS_FIXED -> Tone.WARNING;
      case NO_BOOT, NO_SIZE -> Tone.BAD;
    };
  }

  private Table curve(Sizing sizing) {
    Table table =
        new Table(
            2,
            List.of(
                Table.Column.left("parameter"),
                Table.Column.right("size"),
                Table.Column.right("failed"),
                Table.Column.left(""),
                Table.Column.right("most in use"),
                Table.Column.left("what fails most")));
    for (Trial trial : sizing.trials()) {
      boolean enough = sizing.enough().filter(trial::equals).isPresent();
      table.row(
          Cell.of(trial.parameter() + (trial.slots() == own(sizing) ? " *" : "")),
          Cell.of(Sizes.human(trial.bytes())),
          new Cell(failed(trial), trial.serves(sizing.bound()) ? Tone.GOOD : Tone.BAD),
          Cell.of(bar(trial)),
          Cell.of(Sizes.human(trial.highWaterBytes())),
          Cell.of(enough ? "enough" : failure(trial)));
    }
    return table;
  }

  private static long own(Sizing sizing) {
    return sizing.asItIs().map(Trial::slots).orElse(0L);
  }

  private static String failed(Trial trial) {
    return trial.service().hang().isPresent() ? "HANGS" : SizeWords.percent(trial.failedShare());
  }

  private static String failure(Trial trial) {
    return trial.service().hang().isPresent()
        ? "a search never ends"
        : trial.mainRefusal().map(SizeWords::refusal).orElse("");
  }

  /** The share that failed, drawn. */
  private String bar(Trial trial) {
    if (trial.service().hang().isPresent()) {
      return "";
    }
    int length = (int) Math.ceil(trial.failedShare() * BAR);
    return style.bar(length);
  }

  private static void workloads(Page page, Sizing sizing, Trial asItIs) {
    Trial shown = sizing.enough().orElse(asItIs);
    page.heading(
        "What the devices ask"
            + shown
                .pool()
                .map(p -> ", and what becomes of it with " + Sizes.human(shown.bytes()))
                .orElse(", and what becomes of it without a bounce buffer"));
    Table table =
        new Table(
            2,
            List.of(
                Table.Column.left("workload"),
                Table.Column.right("mappings"),
                Table.Column.right("bounced"),
                Table.Column.right("failed"),
                Table.Column.left("why")));
    for (WorkloadTally workload : shown.service().byWorkload()) {
      Tally tally = workload.tally();
      long bounced = tally.bounced() + tally.single();
      table.row(
          Cell.of(Words.clean(workload.workload())),
          Cell.of(SizeWords.count(tally.asked())),
          Cell.of(tally.asked() == 0 ? "" : SizeWords.percent((double) bounced / tally.asked())),
          new Cell(
              SizeWords.percent(tally.failedShare()), tally.failed() == 0 ? Tone.PLAIN : Tone.BAD),
          Cell.of(why(shown.service(), workload)));
    }
    table.writeTo(page);
  }

  private static String why(Service service, WorkloadTally workload) {
    if (service.hang().filter(h -> h.workload().equals(workload.workload())).isPresent()) {
      return "the search never ends";
    }
    Tally tally = workload.tally();
    if (tally.unreachable() > 0) {
      return "no buffer within reach";
    }
    return tally.refused().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .map(SizeWords::refusal)
        .orElse(tally.direct() == tally.asked() ? "reaches all of it" : "");
  }
}
