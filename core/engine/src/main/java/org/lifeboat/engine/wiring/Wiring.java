package org.lifeboat.engine.wiring;

import com.google.inject.Guice;
import com.google.inject.Stage;
import org.lifeboat.engine.Lifeboat;

/** The composition root of the program {@code lifeboat}. */
public final class Wiring {
  private Wiring() {}

  /** The library with the plugins that {@code builder}, which goes on despite problems, names. */
  public static Lifeboat lifeboat(Lifeboat.Builder builder) {
    return Guice.createInjector(Stage.DEVELOPMENT, new LifeboatModule(builder.despiteProblems()))
        .getInstance(Lifeboat.class);
  }
}
