package org.lifeboat.experiment.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lifeboat.engine.config.PlanTemplate;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.PluginOrigin;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.experiment.hash.Sha256;
import org.lifeboat.experiment.results.UsedPlugin;

/** The plugins that plans boot with, and the bytes that they come from. */
final class UsedPlugins {
  private final Plugins plugins;
  private final Set<String> drivers = new TreeSet<>();
  private final Set<String> allocators = new TreeSet<>();
  private final Set<String> policies = new TreeSet<>();

  UsedPlugins(Plugins plugins) {
    this.plugins = plugins;
  }

  void add(PlanTemplate template) {
    template.kernel().drivers().stream().map(PluginChoice::id).forEach(drivers::add);
    allocators.add(template.kernel().allocator().id());
    policies.add(template.policy().id());
  }

  /** All of them, by kind and then by id. */
  List<UsedPlugin> all() {
    return Stream.of(
            used(PluginKind.DRIVER, drivers),
            used(PluginKind.ALLOCATOR, allocators),
            used(PluginKind.POLICY, policies))
        .flatMap(List::stream)
        .toList();
  }

  private List<UsedPlugin> used(PluginKind kind, Set<String> ids) {
    return ids.stream()
        .flatMap(id -> plugins.find(kind, id).stream())
        .map(plugin -> used(kind, plugin))
        .toList();
  }

  private static UsedPlugin used(PluginKind kind, Plugin<?> plugin) {
    return plugin.origin() instanceof PluginOrigin.Jar jar
        ? new UsedPlugin(kind.word(), plugin.id(), jar.version(), Optional.of(hash(jar.path())))
        : new UsedPlugin(kind.word(), plugin.id(), Optional.empty(), Optional.empty());
  }

  private static String hash(Path jar) {
    try {
      return HexFormat.of().formatHex(Sha256.of(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(jar + ": cannot be read", e);
    }
  }
}
