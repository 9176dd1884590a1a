package org.lifeboat.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.PluginOrigin;
import org.lifeboat.engine.plugin.Plugins;

/**
 * A plugin that somebody asked for.
 *
 * @param kind what it is
 * @param plugin the plugin
 */
record ShownPlugin(PluginKind kind, Plugin<?> plugin) {
  /** All that can be used, by kind and id. */
  static List<ShownPlugin> all(Plugins plugins) {
    return Stream.of(PluginKind.values())
        .flatMap(kind -> plugins.all(kind).stream().map(plugin -> new ShownPlugin(kind, plugin)))
        .toList();
  }

  /** Its jar's version, of a built-in plugin the program's; empty where the jar says none. */
  Optional<String> version() {
    return plugin.origin() instanceof PluginOrigin.Jar jar
        ? jar.version()
        : Optional.of(Program.number());
  }
}
