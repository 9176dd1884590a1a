package org.lifeboat.engine.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.render.Comparison.Boot;
import org.lifeboat.engine.render.Table.Column;
import org.lifeboat.load.service.Service;

/** What a comparison's table says about load; nothing where no boot had one. */
record LoadColumns(Comparison comparison) {
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    if (grows()) {
      columns.add(Column.right("grows\nto"));
    }
    if (comparison.isLoaded()) {
      columns.add(Column.right("mappings\nthat fail"));
    }
    return columns;
  }

  List<Cell> cells(Boot boot) {
    Cell none = new Cell("-", Tone.DIM);
    List<Cell> cells = new ArrayList<>();
    if (grows()) {
      cells.add(boot.grownBytes() == 0 ? none : Cell.of(Sizes.human(boot.grownPoolBytes())));
    }
    if (comparison.isLoaded()) {
      cells.add(boot.service().map(s -> new ServiceWords(s).failed()).orElse(none));
    }
    return cells;
  }

  private boolean grows() {
    return comparison.boots().stream().anyMatch(b -> b.grownBytes() > 0);
  }

  /** What the last columns are of; of the boot that was asked most, as some end at a hang. */
  Optional<String> note() {
    return comparison.boots().stream()
        .flatMap(b -> b.service().stream())
        .max(Comparator.comparingLong(s -> s.total().asked()))
        .map(LoadColumns::note);
  }

  private static String note(Service service) {
    return "load: %s mappings of %s in %s"
        .formatted(
            Amounts.count(service.total().asked()),
            Words.count(service.byWorkload().size(), "workload"),
            Amounts.seconds(service.nanos()));
  }
}
