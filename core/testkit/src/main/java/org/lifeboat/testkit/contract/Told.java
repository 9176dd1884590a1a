package org.lifeboat.testkit.contract;

import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.plugin.PluginKind;

/** What the plugin under test is told. */
final class Told {
  private Told() {}

  /**
   * Its settings.
   *
   * @throws Breach if they cannot be read
   */
  static Record settings(PlanReader reader, PluginKind kind, String id, String hocon) {
    try {
      return reader.choose(kind, id, hocon).settings();
    } catch (ConfigException e) {
      throw new Breach(
          "its settings cannot be read: " + e.problems().get(0), "// settings\n" + hocon);
    }
  }
}
