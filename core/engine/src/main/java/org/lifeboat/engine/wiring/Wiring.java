package org.lifeboat.engine.wiring;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.List;
import org.lifeboat.engine.Lifeboat;

/** The composition root. */
public final class Wiring {
  private Wiring() {}

  /** A library with the plugins on the class path and those of some jars. */
  public static Lifeboat lifeboat(List<Path> pluginJars) {
    return Guice.createInjector(Stage.DEVELOPMENT, new EngineModule(pluginJars))
        .getInstance(Lifeboat.class);
  }
}
