package org.lifeboat.engine.render;

import java.util.List;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.DeviceFate;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Service;

/**
 * One boot as a page for a person: what happened, why, what it cost.
 *
 * @param style what the terminal can show
 */
public record TextReport(Style style) implements BootRenderer {
  @Override
  public String render(ServedBoot boot) {
    BootReport report = boot.report();
    Page page = new Page(style);
    Outcome outcome = new Outcome(report);
    page.title(report.machine() + " under " + report.kernel() + " with " + report.policy());
    page.paragraph(verdictTone(outcome), "", new Verdict(outcome).sentence());
    page.blank();
    page.paragraph(Tone.PLAIN, "Hardware IOMMU  ", outcome.hardware());
    page.paragraph(Tone.PLAIN, "Bounce buffer   ", bounce(report));
    page.paragraph(Tone.PLAIN, "Seed            ", Long.toString(report.seed()));
    doubts(page, report.certainty());
    course(page, report);
    if (report.completed()) {
      memory(page, outcome);
      devices(page, outcome);
    }
    boot.service().ifPresent(service -> load(page, service));
    return page.text();
  }

  /** What is not certain; nothing of a machine that is wholly known. */
  private static void doubts(Page page, Certainty certainty) {
    String mark = "Not certain     ";
    if (!certainty.outcomeIsSure()) {
      page.paragraph(
          Tone.WARNING, mark, "the way of DMA: " + String.join("; ", certainty.aboutOutcome()));
    }
    if (certainty.poolWithin().isPresent() && !certainty.poolIsExact()) {
      page.paragraph(
          Tone.WARNING,
          mark,
          "where the buffer lies, but within %s: %s"
              .formatted(certainty.poolWithin().get(), String.join("; ", certainty.aboutPool())));
    }
    if (certainty.poolIsExact() && !certainty.butFor().isEmpty()) {
      page.paragraph(
          Tone.PLAIN, "Exact           ", "but for " + String.join("; ", certainty.butFor()));
    }
  }

  private static Tone verdictTone(Outcome outcome) {
    return outcome.allAlive() ? Tone.GOOD : outcome.report().completed() ? Tone.WARNING : Tone.BAD;
  }

  private static String bounce(BootReport report) {
    return report.pool().map(Outcome::pool).orElse("none")
        + report.growth().map(g -> ", can grow by " + Sizes.human(g.mostBytes())).orElse("");
  }

  private static void course(Page page, BootReport report) {
    page.heading("What happened");
    Table table = new Table(2, List.of(Table.Column.left(""), Table.Column.left("")));
    for (Timeline.Step step : Timeline.of(report.events())) {
      table.row(new Cell(step.moment(), Tone.DIM), step.what());
    }
    table.writeTo(page);
  }

  private static void memory(Page page, Outcome outcome) {
    MemoryCost memory = outcome.report().memory();
    page.heading("What it costs");
    Table table =
        new Table(2, List.of(Table.Column.left(""), Table.Column.right(""), Table.Column.left("")));
    taken(table, "bounce buffer, taken early", memory.reservedEarlyBytes());
    taken(table, "bounce buffer, taken late", memory.reservedLateBytes());
    taken(table, "bookkeeping beside it", memory.bookkeepingBytes());
    taken(table, "given back to the page allocator", outcome.returnedBytes());
    taken(table, "held by IOMMU drivers", memory.driverBytes());
    amount(table, "held at the end", outcome.heldBytes(), Tone.STRONG, "");
    amount(table, "lost", memory.lostBytes(), memory.lostBytes() > 0 ? Tone.BAD : Tone.STRONG, "");
    for (BootReport.Loss loss : memory.losses()) {
      long bytes = loss.range().bytes();
      amount(table, "lost: " + loss.range(), bytes, Tone.BAD, loss.why());
    }
    amount(
        table,
        "free, of all RAM",
        memory.freeBytes(),
        Tone.PLAIN,
        "of " + Sizes.human(memory.totalBytes()));
    table.writeTo(page);
  }

  private static void taken(Table table, String what, long bytes) {
    if (bytes > 0) {
      amount(table, what, bytes, Tone.PLAIN, "");
    }
  }

  private static void amount(Table table, String what, long bytes, Tone tone, String note) {
    table.row(Cell.of(what), new Cell(Sizes.human(bytes), tone), new Cell(note, Tone.DIM));
  }

  private static void devices(Page page, Outcome outcome) {
    List<DeviceFate> devices = outcome.report().devices();
    page.heading("Devices: " + outcome.alive() + " of " + devices.size() + " alive");
    if (devices.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            2,
            List.of(
                Table.Column.left("address"),
                Table.Column.left("device"),
                Table.Column.right("mask"),
                Table.Column.left("reach"),
                Table.Column.left("why")));
    for (DeviceFate device : devices) {
      table.row(
          Cell.of(Devices.address(device.address())),
          Cell.of(device.name()),
          Cell.of(Integer.toString(device.maskBits())),
          Devices.fate(device.reach()),
          new Cell(device.why(), Tone.DIM));
    }
    table.writeTo(page);
  }

  private static void load(Page page, Service service) {
    ServiceWords words = new ServiceWords(service);
    page.heading("Under load");
    page.paragraph(words.service().servesAll() ? Tone.GOOD : Tone.BAD, "  ", words.sentence());
    page.paragraph(Tone.DIM, "  ", "`lifeboat size` says how large the bounce buffer must be.");
  }
}
