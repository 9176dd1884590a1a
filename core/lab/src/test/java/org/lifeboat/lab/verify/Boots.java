package org.lifeboat.lab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.driver.IommuGroup;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.stage.Severity;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.Misdeed;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.Certainty;
import org.lifeboat.evidence.log.EarlyTrace;
import org.lifeboat.evidence.log.EarlyTrace.Reservation;
import org.lifeboat.evidence.recording.Observation;

/** A boot as a kernel did it and the same boot on paper, with whatever a test wants to differ. */
final class Boots {
  static final MemoryRange POOL = new MemoryRange(0x7bee4000, 0x7fee4000);
  static final List<String> MESSAGES =
      List.of("DMAR: one", "DMAR: two", "iommu: three ", "software IO TLB: four");
  static final EarlyTrace SILENT = new EarlyTrace(List.of(), List.of());

  private Boots() {}

  static PciAddress function(int device) {
    return new PciAddress(0, 0, device, 0);
  }

  static BootEvent.Reserved reserved(long start, long end, String name) {
    return new BootEvent.Reserved(new MemoryRange(start, end), Owner.kernel(name));
  }

  static Reservation reservation(long start, long end, String caller) {
    return new Reservation(new MemoryRange(start, end), caller);
  }

  /** What the model says. */
  static final class Paper {
    private Optional<String> backend = Optional.of("intel-vtd");
    private String driver = "intel-vtd";
    private boolean active = true;
    private Optional<String> panic = Optional.empty();
    private Optional<BootEvent.PluginFailure> failure = Optional.empty();
    private Optional<MemoryRange> pool = Optional.of(POOL);
    private List<List<Integer>> groups = List.of(List.of(1), List.of(2, 3));
    private List<String> messages = MESSAGES;
    private List<BootEvent.Reserved> reserved = List.of();
    private long slots = 32768;

    Paper backend(String id, boolean hardware) {
      backend = Optional.of(id);
      driver = hardware ? id : driver;
      active = hardware;
      return this;
    }

    Paper panic(String text) {
      panic = Optional.of(text);
      backend = Optional.empty();
      return this;
    }

    Paper failure(String problem) {
      failure =
          Optional.of(
              new BootEvent.PluginFailure("driver x", "run-time stage", Misdeed.THREW, problem));
      return this;
    }

    Paper noPool() {
      pool = Optional.empty();
      return this;
    }

    Paper pool(long start, long end, long count) {
      pool = Optional.of(new MemoryRange(start, end));
      slots = count;
      return this;
    }

    Paper groups(List<List<Integer>> some) {
      groups = some;
      return this;
    }

    Paper messages(String... some) {
      messages = List.of(some);
      return this;
    }

    Paper reserved(BootEvent.Reserved... some) {
      reserved = List.of(some);
      return this;
    }

    private List<BootEvent> events() {
      List<BootEvent> events = new ArrayList<>(reserved);
      events.add(new BootEvent.Printed(Severity.INFO, "Linux version"));
      messages.forEach(m -> events.add(new BootEvent.Printed(Severity.INFO, m)));
      return events;
    }

    BootReport report() {
      return new BootReport(
          "m",
          "linux-6.1",
          "p",
          0,
          backend,
          new HardwareIommu(
              active,
              Optional.of(driver),
              Optional.empty(),
              Optional.empty(),
              groups.stream()
                  .map(g -> new IommuGroup(g.stream().map(Boots::function).toList(), false))
                  .toList()),
          panic,
          failure,
          pool.map(r -> new BouncePool(r, slots, 1, BouncePool.Origin.EARLY, List.of())),
          Optional.empty(),
          new MemoryCost(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0),
          List.of(),
          List.of(),
          events(),
          Certainty.WHOLE);
    }
  }

  /** What the kernel did. */
  static final class Kernel {
    private boolean complete = true;
    private Optional<String> hardware = Optional.of("intel-vtd");
    private Optional<Boolean> bounce = Optional.of(true);
    private Optional<Optional<String>> panic = Optional.of(Optional.empty());
    private Optional<MemoryRange> pool = Optional.of(POOL);
    private Optional<Long> slots = Optional.of(32768L);
    private Optional<Set<Set<PciAddress>>> groups = Optional.of(groupsOf());
    private List<String> messages = MESSAGES;
    private EarlyTrace trace = SILENT;

    private static Set<Set<PciAddress>> groupsOf() {
      return Set.of(Set.of(function(1)), Set.of(function(2), function(3)));
    }

    Kernel hangs(String... shown) {
      complete = false;
      hardware = Optional.empty();
      bounce = Optional.empty();
      panic = Optional.empty();
      pool = Optional.empty();
      slots = Optional.empty();
      groups = Optional.empty();
      messages = List.of(shown);
      return this;
    }

    Kernel panics(String text, String... shown) {
      hangs(shown);
      panic = Optional.of(Optional.of(text));
      return this;
    }

    Kernel trace(EarlyTrace told) {
      trace = told;
      return this;
    }

    Observation observation() {
      return new Observation(
          complete, "timeout", hardware, bounce, panic, pool, slots, groups, messages, trace);
    }
  }
}
