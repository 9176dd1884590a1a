package org.lifeboat.load.service;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.lifeboat.load.service.Service.Tally;
import org.lifeboat.load.slots.Refusal;

/** What came of a workload's mappings, so far. */
final class Counter {
  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private long direct;
  private long bounced;
  private long single;
  private long unreachable;
  private long leaked;

  void direct() {
    direct++;
  }

  void bounced() {
    bounced++;
  }

  void single() {
    single++;
  }

  void unreachable() {
    unreachable++;
  }

  void leaked() {
    leaked++;
  }

  void refused(Refusal why) {
    refused.merge(why, 1L, Long::sum);
  }

  Tally tally() {
    return new Tally(direct, bounced, single, unreachable, refused, leaked);
  }

  /** All of some counters together. */
  static Tally sum(Collection<Counter> counters) {
    Counter sum = new Counter();
    for (Counter each : counters) {
      sum.direct += each.direct;
      sum.bounced += each.bounced;
      sum.single += each.single;
      sum.unreachable += each.unreachable;
      sum.leaked += each.leaked;
      each.refused.forEach((why, count) -> sum.refused.merge(why, count, Long::sum));
    }
    return sum.tally();
  }
}
