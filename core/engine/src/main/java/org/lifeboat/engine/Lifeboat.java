package org.lifeboat.engine;

import java.nio.file.Path;
import java.util.List;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.wiring.Wiring;

/**
 * The library as a program uses it: plans in, reports out. Immutable; any number of threads may use
 * one.
 */
public final class Lifeboat {
  private final Plugins plugins;
  private final PlanReader reader;
  private final BootOrchestrator orchestrator;

  /** For the wiring; programs call {@link #create()}. */
  public Lifeboat(Plugins plugins, PlanReader reader, BootOrchestrator orchestrator) {
    this.plugins = plugins;
    this.reader = reader;
    this.orchestrator = orchestrator;
  }

  /** The library with the plugins on the class path. */
  public static Lifeboat create() {
    return create(List.of());
  }

  /**
   * The library with further plugins from jars; what is wrong with a jar stands in {@code
   * plugins().problems()}.
   */
  public static Lifeboat create(List<Path> pluginJars) {
    return Wiring.lifeboat(pluginJars);
  }

  /** What drivers, allocators and policies there are. */
  public Plugins plugins() {
    return plugins;
  }

  /** Reads plans from files. */
  public PlanReader reader() {
    return reader;
  }

  /** Boots; a pure function of the plan. */
  public BootReport boot(BootPlan plan) {
    return orchestrator.boot(plan);
  }
}
