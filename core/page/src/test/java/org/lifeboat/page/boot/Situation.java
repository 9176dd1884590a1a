package org.lifeboat.page.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.service.ServedBoot;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.page.boot.memory.Shot;

/** Boots of machines that ship, each for a picture of its own. */
enum Situation {
  /** A pool is held and given back. */
  GIVEN_BACK("q35-4g-sound", "linux-6.1", "deferred-init"),
  /** A pool is held and used. */
  HELD("q35-4g-vtd-no-width", "linux-6.1", "deferred-init"),
  /** A first unit at address zero, under the kernel of the bug. */
  NOTHING("q35-4g-vtd-zero", "linux-2.6.32", "nommu"),
  /** A small pool comes late. */
  LATE("q35-4g-vtd-no-width", "linux-6.1", "late-alloc"),
  /** The same, when memory is in pieces. */
  LATE_IN_PIECES(
      "q35-4g-vtd-no-width",
      "linux-6.1",
      "late-alloc",
      "faults=[{fragmentation{zone=dma32,largest-order=9,keep-percent=40}}]"),
  /** AMD's hardware works. */
  AMD("q35-8g-amdvi-sound", "linux-6.1", "deferred-init"),
  /** The machine stops. */
  PANIC("q35-4g-vtd-no-width", "linux-6.1", "panic"),
  /** An aperture lies over RAM. */
  GART("opteron-gart-no-aperture", "linux-2.6.32", "nommu"),
  /** A real machine. */
  SERVER("dell-poweredge-r740", "linux-6.1", "deferred-init"),
  /** A small pool, and more mappings than it holds. */
  UNDER_LOAD("loaded/server", "linux-6.1", "late-alloc"),
  /** A mapping from which the kernel never comes back. */
  HANG("loaded/confidential-guest", "linux-6.1", "dynamic-pool");

  private static final Scenario.Limits LIMITS = new Scenario.Limits(1_000_000_000, 20_000);

  static final Lifeboat LIFEBOAT = Lifeboat.create();

  private final String machine;
  private final String kernel;
  private final String policy;
  private final List<String> sets;

  Situation(String machine, String kernel, String policy, String... sets) {
    this.machine = machine;
    this.kernel = kernel;
    this.policy = policy;
    this.sets = List.of(sets);
  }

  private static Path machine(String name) {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("config/machines"))) {
      here = here.getParent();
    }
    return here.resolve("config/machines/" + name + ".conf");
  }

  BootPlan plan() {
    return LIFEBOAT
        .reader()
        .read(
            new PlanRequest(
                machine(machine),
                Optional.of(kernel),
                Optional.of(policy),
                sets,
                OptionalLong.empty()));
  }

  String page() {
    return page(LIFEBOAT, plan());
  }

  static String page(Lifeboat lifeboat, BootPlan plan) {
    Film film = new Film();
    BootReport report = lifeboat.watch(plan, film);
    return new BootPage(plan, film, "./lifeboat boot machine.conf")
        .render(new ServedBoot(report, lifeboat.serve(plan, report.summary(), LIMITS)));
  }

  List<Shot> shots() {
    Film film = new Film();
    return film.shots(LIFEBOAT.watch(plan(), film));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
