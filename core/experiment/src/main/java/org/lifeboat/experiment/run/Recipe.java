package org.lifeboat.experiment.run;

import java.nio.file.Path;
import java.util.List;

/**
 * How an experiment was come by, so that another process can read it again.
 *
 * @param file its file, as it was named
 * @param pluginJars jars with further plugins, as they were named
 */
public record Recipe(Path file, List<Path> pluginJars) {
  /** Copies the list. */
  public Recipe {
    pluginJars = List.copyOf(pluginJars);
  }
}
