package org.lifeboat.lab.size;

import java.util.List;
import org.lifeboat.engine.render.Amounts;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.ServiceWords;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Style;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import org.lifeboat.engine.render.Words;
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
    return new ServiceWords(trial.service()).failed().text();
  }

  private static String failure(Trial trial) {
    return trial.service().hang().isPresent()
        ? "a search never ends"
        : ServiceWords.mostRefused(trial.service().total()).map(ServiceWords::refusal).orElse("");
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
    ServiceWords words = new ServiceWords(shown.service());
    for (WorkloadTally workload : shown.service().byWorkload()) {
      table.row(
          Cell.of(Words.clean(workload.workload())),
          Cell.of(Amounts.count(workload.tally().asked())),
          Cell.of(ServiceWords.bounced(workload.tally())),
          words.failed(workload),
          Cell.of(words.why(workload)));
    }
    table.writeTo(page);
  }
}
