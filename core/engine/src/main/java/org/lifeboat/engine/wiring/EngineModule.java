package org.lifeboat.engine.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.boot.BootOrchestrator;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.Plugins;

/** What the engine is made of. */
final class EngineModule extends AbstractModule {
  private final List<Path> pluginJars;

  EngineModule(List<Path> pluginJars) {
    this.pluginJars = List.copyOf(pluginJars);
  }

  @Provides
  @Singleton
  Plugins plugins() {
    return Plugins.installed().withJars(pluginJars);
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
