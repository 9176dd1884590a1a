package org.lifeboat.page.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Began;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.Owned;
import org.lifeboat.engine.report.MemoryWatcher;
import org.lifeboat.page.boot.memory.Shot;

/**
 * Watches the memory of one boot: a look at the end of each stage, and one whenever memory may have
 * changed hands in a way that matters here.
 */
public final class Film implements MemoryWatcher {
  /** More moments than these do not fit beside each other on a phone. */
  static final int MAX_SHOTS = 10;

  /** A plugin may take and release pools as often as it likes. */
  private static final int MAX_LOOKS = 200;

  private final List<Look> looks = new ArrayList<>();
  private Moment stage = Moment.EARLY;
  private int heard;

  /**
   * A look at memory.
   *
   * @param heard how many events had happened by then
   */
  private record Look(Moment stage, List<Owned> owners, int heard) {}

  @Override
  public void happened(BootEvent event, Supplier<List<Owned>> memory) {
    if (event instanceof Began began && began.moment() != Moment.EARLY) {
      look(memory);
      stage = began.moment();
    }
    heard++;
    if (changesHands(event)) {
      look(memory);
    }
  }

  private static boolean changesHands(BootEvent event) {
    return event instanceof Began began && began.moment() == Moment.EARLY
        || event instanceof BootEvent.PoolReserved
        || event instanceof BootEvent.PoolReleased
        || event instanceof BootEvent.HandedOver
        || event instanceof BootEvent.Initialized;
  }

  private void look(Supplier<List<Owned>> memory) {
    if (looks.size() < MAX_LOOKS) {
      add(looks, new Look(stage, memory.get(), heard));
    }
  }

  /** Of looks at the same in a stage the last counts: more has happened by then. */
  private static void add(List<Look> looks, Look look) {
    int last = looks.size() - 1;
    if (last >= 0
        && looks.get(last).stage == look.stage
        && looks.get(last).owners.equals(look.owners)) {
      looks.remove(last);
    }
    looks.add(look);
  }

  /**
   * The shots, the last one of the end; empty where a plugin's failure left no memory to look at.
   *
   * @param report of the boot that was watched
   */
  List<Shot> shots(BootReport report) {
    if (report.owners().isEmpty()) {
      return List.of();
    }
    List<Look> kept = new ArrayList<>(looks);
    add(kept, new Look(stage, report.owners(), report.events().size()));
    thin(kept);
    List<Shot> shots = new ArrayList<>();
    int from = 0;
    for (Look look : kept) {
      shots.add(new Shot(look.stage, look.owners, report.events().subList(from, look.heard)));
      from = look.heard;
    }
    return shots;
  }

  /** Leaves out looks from the middle on, but the last one of each stage. */
  private static void thin(List<Look> kept) {
    for (int i = kept.size() / 2; kept.size() > MAX_SHOTS; i = kept.size() / 2) {
      while (kept.get(i).stage != kept.get(i + 1).stage) {
        i--;
      }
      kept.remove(i);
    }
  }
}
