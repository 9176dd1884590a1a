package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent;

/**
 * The course of a boot, a line for each thing that happened; what the kernel printed is left out,
 * its own reservations are summed.
 */
public final class Timeline {
  /** More lines help nobody; a plugin may cause any number of events. */
  private static final int MAX_STEPS = 60;

  private final List<Step> steps = new ArrayList<>();
  private String moment = "";
  private @Nullable Run run;
  private int left;

  private Timeline() {}

  /**
   * A line.
   *
   * @param moment the stage, where it began with this line; else empty
   * @param what in words
   */
  public record Step(String moment, Cell what) {}

  /** Reservations of one owner in a row; all of the kernel's own count as one owner. */
  private record Run(Owner.Kind kind, String name, int pieces, long bytes) {
    static Run of(BootEvent.Reserved reserved) {
      Owner owner = reserved.owner();
      String name = owner.kind() == Owner.Kind.KERNEL ? "the kernel" : owner.name();
      return new Run(owner.kind(), name, 1, reserved.range().bytes());
    }

    Optional<Run> plus(Run next) {
      return kind == next.kind && name.equals(next.name)
          ? Optional.of(new Run(kind, name, pieces + next.pieces, bytes + next.bytes))
          : Optional.empty();
    }

    String text() {
      return name
          + " takes "
          + Sizes.human(bytes)
          + (pieces > 1 ? " in " + pieces + " pieces" : "");
    }
  }

  /** The lines of these events, at most some; then how many more there are. */
  public static List<Step> of(List<BootEvent> events) {
    Timeline line = new Timeline();
    events.forEach(line::add);
    line.endRun();
    if (line.left > 0) {
      line.steps.add(new Step("", new Cell("... and " + line.left + " more", Tone.DIM)));
    }
    return List.copyOf(line.steps);
  }

  private void add(BootEvent event) {
    if (event instanceof BootEvent.Reserved reserved) {
      reserved(reserved);
    } else if (event instanceof BootEvent.Began began) {
      endRun();
      moment = began.moment().text();
    } else if (!(event instanceof BootEvent.Printed)) {
      endRun();
      EventWords.of(event).ifPresent(this::step);
    }
  }

  private void reserved(BootEvent.Reserved reserved) {
    if (reserved.owner().kind() == Owner.Kind.BOUNCE_POOL) {
      return;
    }
    Run next = Run.of(reserved);
    Optional<Run> longer = run == null ? Optional.of(next) : run.plus(next);
    if (longer.isEmpty()) {
      endRun();
    }
    run = longer.orElse(next);
  }

  private void endRun() {
    if (run != null) {
      step(new Cell(run.text(), Tone.DIM));
      run = null;
    }
  }

  private void step(Cell what) {
    if (steps.size() >= MAX_STEPS) {
      left++;
      return;
    }
    steps.add(new Step(moment, what));
    moment = "";
  }
}
