package org.lifeboat.engine.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.Plugins;

/**
 * What the library is made of, for programs that Guice puts together: {@link Lifeboat} and its
 * parts {@link Plugins}, {@link PlanReader} and {@link BootOrchestrator}, each one instance.
 *
 * <p>On the module path a program requires {@code com.google.guice} and {@code jakarta.inject}
 * itself; the engine asks for neither.
 */
@SuppressWarnings("exports") // whoever calls this has Guice, and nobody else needs it
public final class LifeboatModule extends AbstractModule {
  private final Lifeboat.Builder builder;

  /** The library with the plugins that are installed beside it. */
  public LifeboatModule() {
    this(Lifeboat.builder());
  }

  /**
   * The library with the plugins that a builder names. Where one of them cannot be used, making the
   * library fails with a {@link org.lifeboat.engine.PluginProblemsException} as the cause, unless
   * the builder goes on despite problems.
   */
  public LifeboatModule(Lifeboat.Builder builder) {
    this.builder = builder;
  }

  @Provides
  @Singleton
  Plugins plugins() {
    return builder.plugins();
  }

  @Provides
  @Singleton
  PlanReader planReader(Plugins plugins) {
    return new PlanReader(plugins);
  }

  @Provides
  @Singleton
  BootOrchestrator orchestrator(Plugins plugins) {
    return new BootOrchestrator(plugins);
  }

  @Provides
  @Singleton
  Lifeboat lifeboat(Plugins plugins, PlanReader reader, BootOrchestrator orchestrator) {
    return new Lifeboat(plugins, reader, orchestrator);
  }
}
