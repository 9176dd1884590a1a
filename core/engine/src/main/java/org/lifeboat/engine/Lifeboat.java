package org.lifeboat.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.event.BootListener;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.report.BootReport;
import org.lifeboat.engine.report.BootSummary;
import org.lifeboat.engine.report.MemoryWatcher;
import org.lifeboat.engine.service.LoadScenario;
import org.lifeboat.load.service.Scenario;
import org.lifeboat.load.service.Service;
import org.lifeboat.load.service.Simulation;

/**
 * The library as a program uses it: plans in, reports out. Immutable; any number of threads may use
 * one, and several in one program have nothing in common.
 *
 * <pre>{@code
 * Lifeboat lifeboat = Lifeboat.builder().pluginJar(Path.of("mine.jar")).build();
 * BootPlan plan = lifeboat.reader().read(PlanRequest.of(Path.of("machine.conf")));
 * BootReport report = lifeboat.boot(plan);
 * }</pre>
 */
public final class Lifeboat {
  private final Plugins plugins;
  private final PlanReader reader;
  private final BootOrchestrator orchestrator;

  /** For the wiring; programs take {@link #builder}. The parts have the same plugins. */
  public Lifeboat(Plugins plugins, PlanReader reader, BootOrchestrator orchestrator) {
    this.plugins = plugins;
    this.reader = reader;
    this.orchestrator = orchestrator;
  }

  /**
   * The library with the plugins that are installed beside it, as {@code builder().build()}.
   *
   * @throws PluginProblemsException if one of them cannot be used
   */
  public static Lifeboat create() {
    return builder().build();
  }

  /**
   * A library to be told which plugins it has; those that are installed beside it, if nothing else
   * is said.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** What drivers, allocators and policies there are. */
  public Plugins plugins() {
    return plugins;
  }

  /** Reads plans from files. */
  public PlanReader reader() {
    return reader;
  }

  /**
   * Boots; a pure function of the plan.
   *
   * @return what came of it; a panic and a plugin's misdeed are results, not exceptions
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist here
   */
  public BootReport boot(BootPlan plan) {
    return orchestrator.boot(plan);
  }

  /**
   * Boots, and tells of it in short, for who boots by the million: no events, no sentences about
   * devices, nobody's memory but what it cost.
   *
   * @return the {@link BootReport#summary} of the plan's report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist here
   */
  public BootSummary summarize(BootPlan plan) {
    return orchestrator.summarize(plan);
  }

  /**
   * Boots as {@link #boot(BootPlan)} does, told while it happens; the report is the same as without
   * a listener.
   *
   * @param listener is told of each event of this boot, on this thread; what it throws is thrown
   *     when the boot is over, as it is, instead of a report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist here
   */
  public BootReport boot(BootPlan plan, BootListener listener) {
    return orchestrator.boot(plan, listener);
  }

  /**
   * Boots, watched while it happens: who owns which memory at each event. The report is the same as
   * without a watcher.
   *
   * @param watcher is told of each event of this boot, on this thread; what it throws is thrown
   *     when the boot is over, as it is, instead of a report
   * @throws IllegalArgumentException if the plan names a plugin or a fault that does not exist here
   */
  public BootReport watch(BootPlan plan, MemoryWatcher watcher) {
    return orchestrator.watch(plan, watcher);
  }

  /**
   * Puts the workloads of a plan's machine on what its boot left; a pure function of all three.
   *
   * @param boot what {@link #summarize} gave for the plan
   * @param limits when to stop
   * @return empty where the boot did not come to its end, or no device has a workload
   */
  public Optional<Service> serve(BootPlan plan, BootSummary boot, Scenario.Limits limits) {
    return LoadScenario.of(plan, boot, limits).map(Simulation::run);
  }

  /**
   * Says which plugins a library has. Where two have the same kind and id, those that are installed
   * come before those of the program, and these before those of jars. For one thread; what was
   * built does not change with it any more.
   */
  public static final class Builder {
    private Optional<ClassLoader> installed = Optional.of(Plugins.class.getClassLoader());
    private final List<PluginProvider<?, ?>> providers = new ArrayList<>();
    private final List<Path> jars = new ArrayList<>();
    private boolean despiteProblems;

    private Builder() {}

    /**
     * Takes the installed plugins that another class loader sees on its class path or module path,
     * instead of those that the engine's own sees.
     */
    public Builder installedPluginsOf(ClassLoader loader) {
      installed = Optional.of(loader);
      return this;
    }

    /** Takes no installed plugins: only what this builder is given counts. */
    public Builder withoutInstalledPlugins() {
      installed = Optional.empty();
      return this;
    }

    /**
     * Adds a plugin of the program's own.
     *
     * @throws IllegalArgumentException if it is a provider of nothing that the engine knows
     */
    public Builder provider(PluginProvider<?, ?> provider) {
      if (Arrays.stream(PluginKind.values()).noneMatch(k -> k.service().isInstance(provider))) {
        throw new IllegalArgumentException(
            provider.getClass().getName()
                + " provides neither a driver nor an allocator nor a policy");
      }
      providers.add(provider);
      return this;
    }

    /**
     * Adds the plugins of a jar, which get a class loader of their own and see of this program
     * {@code org.lifeboat.api} alone. They run in this process, with its rights.
     */
    public Builder pluginJar(Path jar) {
      jars.add(jar);
      return this;
    }

    /** Adds the plugins of several jars. */
    public Builder pluginJars(Collection<Path> several) {
      jars.addAll(several);
      return this;
    }

    /**
     * Builds also where a jar or a plugin cannot be used: the others can, and what is wrong stands
     * in {@link Plugins#problems}.
     */
    public Builder despiteProblems() {
      despiteProblems = true;
      return this;
    }

    /**
     * The library.
     *
     * @throws PluginProblemsException if a jar or a plugin cannot be used, with all that is wrong;
     *     never after {@link #despiteProblems}
     */
    public Lifeboat build() {
      Plugins plugins = plugins();
      return new Lifeboat(plugins, new PlanReader(plugins), new BootOrchestrator(plugins));
    }

    /**
     * The plugins alone.
     *
     * @throws PluginProblemsException as {@link #build}
     */
    public Plugins plugins() {
      Plugins plugins =
          installed
              .map(Plugins::installed)
              .orElseGet(Plugins::none)
              .with(providers.toArray(PluginProvider<?, ?>[]::new))
              .withJars(jars);
      if (!despiteProblems && !plugins.problems().isEmpty()) {
        throw new PluginProblemsException(plugins.problems());
      }
      return plugins;
    }
  }
}
