package org.lifeboat.load.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.load.chance.Chance;
import org.lifeboat.load.chance.Sampler;
import org.lifeboat.load.service.Scenario.Demand;
import org.lifeboat.load.service.Service.WorkloadTally;
import org.lifeboat.load.slots.PoolShape;
import org.lifeboat.load.workload.Arrivals;
import org.lifeboat.load.workload.GeneratedWorkload;
import org.lifeboat.load.workload.RecordedWorkload;

/**
 * Runs a load against pools: events in order of a clock of its own, which starts at 0 and jumps
 * from one to the next. Memory follows what is mapped or waits at one time, not how much was.
 *
 * <p>Numbers out of all bounds do no harm: times end at 2^63-1 ns, a mapping has 1 byte at least
 * and 2^40 at most, is held for 1 ns at least, and of a workload as many mappings at most are alive
 * or wait as a pool can have slots.
 */
public final class Simulation {
  /** Instead of a mapping that ends: the workload's foreseen moment. */
  static final int ARRIVAL = -3;

  private final Scenario scenario;
  private final EventQueue events = new EventQueue();
  private final Pools pools;
  private final List<Client> clients = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final long endNanos;

  private long now;
  private double slotNanos;
  private long mappingsLeft;
  private boolean isCut;
  private Service.@Nullable Refused firstRefused;
  private Service.@Nullable Hang hang;

  private Simulation(Scenario scenario) {
    this.scenario = scenario;
    pools = new Pools(scenario.pool(), scenario.growth(), scenario.rule());
    endNanos = scenario.limits().nanos();
    mappingsLeft = endNanos > 0 ? Math.max(0, scenario.limits().mappings()) : 0;
    for (Demand demand : scenario.demands()) {
      Client client = new Client(this, clients.size(), pools, demand);
      clients.add(client);
      loads.add(load(client, demand));
    }
  }

  /**
   * What comes of a scenario.
   *
   * @return the same for the same scenario, on every machine
   */
  public static Service run(Scenario scenario) {
    return new Simulation(scenario).run();
  }

  private Load load(Client client, Demand demand) {
    if (demand.workload() instanceof RecordedWorkload recorded) {
      return new RecordedLoad(client, recorded.mappings());
    }
    GeneratedWorkload workload = (GeneratedWorkload) demand.workload();
    Chance chance = new Chance(scenario.seed()).part(workload.name());
    int processors = Math.max(1, scenario.processors());
    Requests requests =
        new Requests(workload, demand.mask(), scenario.ram(), processors, chance.part(1));
    if (workload.arrivals() instanceof Arrivals.Closed closed) {
      return new ClosedLoad(client, requests, alive(closed.depth()));
    }
    Arrivals.Open open = (Arrivals.Open) workload.arrivals();
    return new OpenLoad(
        client,
        requests,
        new Moments(open, chance.part(2), endNanos, mappingsLeft),
        Sampler.of(open.burst()),
        chance.part(3),
        alive(open.most()));
  }

  private static int alive(int most) {
    return Math.max(1, Math.min(most, PoolShape.MOST_SLOTS));
  }

  private Service run() {
    for (Load load : loads) {
      if (!isOver()) {
        load.begin();
      }
    }
    while (!isOver() && !events.isEmpty()) {
      pass(events.time());
      pools.work();
      happen(events.take());
    }
    if (!isOver() && isCut) {
      pass(endNanos);
    }
    return service();
  }

  private void pass(long time) {
    slotNanos += (double) pools.usedSlots() * (time - now);
    now = time;
  }

  private void happen(long event) {
    Load load = loads.get((int) (event >>> Integer.SIZE));
    int what = (int) event;
    if (what == ARRIVAL) {
      load.arrive(now);
    } else {
      if (what != Client.UNPOOLED && what != Client.FAILED) {
        pools.unmap(what);
      }
      load.end(now);
    }
  }

  /** Foresees what happens to a workload: {@link #ARRIVAL}, or the end of a mapping. */
  void foresee(long time, int client, int what) {
    if (time < endNanos) {
      events.add(time, (long) client << Integer.SIZE | what & 0xffff_ffffL);
    } else {
      isCut = true;
    }
  }

  /** How many of some new mappings may come. */
  long come(long mappings) {
    long may = isHung() ? 0 : Math.min(mappings, mappingsLeft);
    mappingsLeft -= may;
    return may;
  }

  /** There is no room for a mapping. */
  void refuse(String workload, long bytes) {
    if (firstRefused == null) {
      firstRefused =
          new Service.Refused(workload, bytes, pools.totalSlots(), pools.usedSlots(), now);
    }
  }

  /** The kernel never comes back from a mapping. */
  void hang(Service.Hang what) {
    hang = what;
  }

  boolean isHung() {
    return hang != null;
  }

  boolean isOver() {
    return mappingsLeft == 0 || isHung();
  }

  private Service service() {
    List<WorkloadTally> tallies = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      String name = scenario.demands().get(i).workload().name();
      tallies.add(new WorkloadTally(name, clients.get(i).counter().tally()));
    }
    return new Service(
        now,
        Counter.sum(clients.stream().map(Client::counter).toList()),
        tallies,
        pools.highWaterSlots(),
        now == 0 ? pools.usedSlots() : slotNanos / now,
        pools.grownBytes(),
        Optional.ofNullable(firstRefused),
        Optional.ofNullable(hang));
  }
}
