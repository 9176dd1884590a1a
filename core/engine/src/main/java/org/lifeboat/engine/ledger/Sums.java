package org.lifeboat.engine.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lifeboat.api.memory.Owner;

/** Bytes by owner, summed up in place: a boot's journal has hundreds of moves of a few owners. */
final class Sums {
  private final Map<Owner, Sum> sums = new LinkedHashMap<>();

  private static final class Sum {
    private long bytes;
  }

  void add(Owner owner, long bytes) {
    sums.computeIfAbsent(owner, o -> new Sum()).bytes += bytes;
  }

  /** The sums that are not zero, in the order in which their owners came. */
  Map<Owner, Long> toMap() {
    Map<Owner, Long> map = new LinkedHashMap<>();
    sums.forEach(
        (owner, sum) -> {
          if (sum.bytes != 0) {
            map.put(owner, sum.bytes);
          }
        });
    return map;
  }
}
