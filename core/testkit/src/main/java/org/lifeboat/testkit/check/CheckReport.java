package org.lifeboat.testkit.check;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a check.
 *
 * @param jar the jar, as it was named
 * @param loading whether its classes could be loaded and asked what they are
 * @param plugins its plugins, by kind and id; none where they could not be loaded
 */
public record CheckReport(Path jar, CheckedClause loading, List<CheckedPlugin> plugins) {
  /** Copies the list. */
  public CheckReport {
    plugins = List.copyOf(plugins);
  }

  /** Whether all plugins keep their contracts. */
  public boolean holds() {
    return loading.held() && plugins.stream().allMatch(CheckedPlugin::holds);
  }
}
