package org.lifeboat.page.boot.memory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Timeline;
import org.lifeboat.engine.render.Tone;

/**
 * The moments that the picture's columns stand for.
 *
 * @param stages the stages and how many columns each takes
 * @param list what happened up to each
 */
public record Moments(List<Stage> stages, List<Item> list) {
  private static final Set<Owner.Kind> TAKERS =
      EnumSet.of(Owner.Kind.DRIVER, Owner.Kind.POLICY, Owner.Kind.KERNEL);

  /** A stage above its columns. */
  public record Stage(String name, int columns) {}

  /**
   * A column's story.
   *
   * @param number from 1 on
   * @param stage in which it lies
   * @param steps what happened since the one before
   */
  public record Item(int number, String stage, List<Cell> steps) {}

  /** The moments of these shots. */
  public static Moments of(List<Shot> shots) {
    List<Stage> stages = new ArrayList<>();
    List<Item> list = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      Shot shot = shots.get(i);
      String name = shot.stage().text();
      int last = stages.size() - 1;
      if (last >= 0 && stages.get(last).name.equals(name)) {
        stages.set(last, new Stage(name, stages.get(last).columns + 1));
      } else {
        stages.add(new Stage(name, 1));
      }
      list.add(new Item(i + 1, name, steps(shots, i)));
    }
    return new Moments(stages, list);
  }

  private static List<Cell> steps(List<Shot> shots, int index) {
    Shot shot = shots.get(index);
    List<Cell> steps = new ArrayList<>();
    if (index == 0) {
      steps.add(Cell.of("memory as the firmware leaves it: all of it is free"));
    }
    Timeline.of(shot.events()).stream().map(Timeline.Step::what).forEach(steps::add);
    if (index > 0 && shot.stage() != Moment.EARLY) {
      steps.addAll(takings(shots.get(index - 1), shot));
    }
    if (steps.isEmpty()) {
      steps.add(new Cell(quiet(shot), Tone.DIM));
    }
    return steps;
  }

  /** Who took memory; after the early stage no event says so. */
  private static List<Cell> takings(Shot before, Shot now) {
    Map<Owner, Long> taken = new LinkedHashMap<>();
    now.owners().forEach(o -> taken.merge(o.owner(), o.bytes(), Long::sum));
    before.owners().forEach(o -> taken.merge(o.owner(), -o.bytes(), Long::sum));
    return taken.entrySet().stream()
        .filter(e -> e.getValue() > 0 && TAKERS.contains(e.getKey().kind()))
        .map(e -> new Cell(Sizes.human(e.getValue()) + " more for " + e.getKey().name(), Tone.DIM))
        .toList();
  }

  private static String quiet(Shot shot) {
    return shot.stage() == Moment.END
        ? "nothing will change any more"
        : "nothing happens to memory";
  }
}
