package org.lifeboat.page.report;

import java.util.List;
import java.util.Optional;
import org.lifeboat.experiment.row.Column;

/** Names of columns that results usually have, and that a page shows unasked where they do. */
final class Usual {
  static final String POLICY = "policy";
  static final String FAULTS = "faults";
  static final String SURVIVED = "survived";
  static final String POOL = "pool_bytes";
  static final String RAM = "ram_bytes";

  private static final List<String> COSTS = List.of("cost_bytes", "held_bytes");

  private Usual() {}

  /** What a boot costs, by the fullest measure that the results have. */
  static Optional<Column> cost(Rows rows) {
    return COSTS.stream().map(rows::find).flatMap(Optional::stream).findFirst();
  }
}
