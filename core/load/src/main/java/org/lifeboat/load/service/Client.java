package org.lifeboat.load.service;

import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Scenario.Way;
import org.lifeboat.load.slots.DmaLimits;
import org.lifeboat.load.workload.RecordedWorkload.Mapping;

/**
 * A workload as the simulation knows it: its mappings go their way, and what comes of them counts.
 */
final class Client {
  /** Instead of a mapping: one that nothing need be given back for. */
  static final int UNPOOLED = -1;

  /** Instead of a mapping: there is none. */
  static final int FAILED = -2;

  private final Simulation simulation;
  private final int number;
  private final Pools pools;
  private final Demand demand;
  private final DmaLimits limits;
  private final Counter counter = new Counter();

  Client(Simulation simulation, int number, Pools pools, Demand demand) {
    this.simulation = simulation;
    this.number = number;
    this.pools = pools;
    this.demand = demand;
    limits = demand.workload().limits();
  }

  Counter counter() {
    return counter;
  }

  /** How many of some new mappings may still come. */
  long come(long mappings) {
    return simulation.come(mappings);
  }

  /** Whether nothing more may come. */
  boolean isOver() {
    return simulation.isOver();
  }

  /** Whether the kernel hangs. */
  boolean isHung() {
    return simulation.isHung();
  }

  /** Foresees the next moment of the workload. */
  void arrivesAt(long time) {
    simulation.foresee(time, number, Simulation.ARRIVAL);
  }

  /** Foresees the end of a mapping, or of the time that it would have taken. */
  void endsAfter(long now, long nanos, int mapping) {
    simulation.foresee(Moments.sum(now, nanos), number, mapping);
  }

  /** Asks for a generated mapping: its number in the pools, {@link #UNPOOLED}, {@link #FAILED}. */
  int ask(Requests requests, long request, long now) {
    if (demand.way() == Way.DIRECT) {
      return direct();
    }
    long address = requests.address(request);
    long bytes = requests.bytes(request);
    if (demand.way() != Way.ALWAYS_BOUNCED && !requests.isBeyond(request, address, bytes)) {
      return direct();
    }
    return bounce(address, bytes, requests.processor(request), requests.isLeaked(request), now);
  }

  /** Asks for a recorded mapping, likewise. */
  int ask(Mapping mapping, long now) {
    if (demand.way() == Way.DIRECT) {
      return direct();
    }
    return bounce(
        mapping.address(),
        Math.max(1, Math.min(mapping.bytes(), Requests.MOST_BYTES)),
        mapping.processor(),
        mapping.holdNanos() == Long.MAX_VALUE,
        now);
  }

  private int direct() {
    counter.direct();
    return UNPOOLED;
  }

  private int bounce(long address, long bytes, int processor, boolean isLeaked, long now) {
    if (demand.way() == Way.UNREACHABLE || pools.areNone()) {
      counter.unreachable();
      return FAILED;
    }
    int mapping = pools.map(limits, address, bytes, processor);
    if (mapping == Pools.ENDLESS) {
      simulation.hang(
          new Service.Hang(demand.workload().name(), bytes, address, pools.usedSlots(), now));
      return FAILED;
    }
    if (mapping == Pools.REFUSED) {
      counter.refused(pools.refusal(limits, address, bytes));
      simulation.refuse(demand.workload().name(), bytes);
      return FAILED;
    }
    if (pools.isSingle(mapping)) {
      counter.single();
    } else {
      counter.bounced();
    }
    if (isLeaked) {
      counter.leaked();
    }
    return isLeaked ? UNPOOLED : mapping;
  }
}
