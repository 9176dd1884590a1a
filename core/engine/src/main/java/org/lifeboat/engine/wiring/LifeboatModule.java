package org.lifeboat.engine.wiring;

import com.google.inject.AbstractModule;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.Plugins;

/**
 * The library for programs that Guice puts together: {@link Lifeboat} is bound, and so are its
 * parts {@link Plugins}, {@link PlanReader} and {@link BootOrchestrator}, each one instance.
 *
 * <p>On the module path a program requires {@code com.google.guice} and {@code jakarta.inject}
 * itself; the engine asks for neither.
 */
@SuppressWarnings("exports") // whoever calls this has Guice, and nobody else needs it
public final class LifeboatModule extends AbstractModule {
  private final Lifeboat lifeboat;

  /**
   * Binds the library with the plugins that are installed beside it.
   *
   * @throws org.lifeboat.engine.PluginProblemsException if one of them cannot be used
   */
  public LifeboatModule() {
    this(Lifeboat.create());
  }

  /** Binds a library that the program built. */
  public LifeboatModule(Lifeboat lifeboat) {
    this.lifeboat = lifeboat;
  }

  @Override
  protected void configure() {
    bind(Lifeboat.class).toInstance(lifeboat);
    bind(Plugins.class).toInstance(lifeboat.plugins());
    bind(PlanReader.class).toInstance(lifeboat.reader());
    bind(BootOrchestrator.class).toInstance(new BootOrchestrator(lifeboat.plugins()));
  }
}
