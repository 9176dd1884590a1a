package org.lifeboat.testkit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lifeboat.engine.plugin.JarLoader;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.PluginOrigin;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.testkit.contract.tripwire.Manner;
import org.lifeboat.testkit.contract.tripwire.Trips;
import org.lifeboat.testkit.contract.tripwire.TripwireLoader;

/**
 * What a program that was told to use a jar finds in it, each class watched.
 *
 * @param found its plugins, by kind and id
 * @param problems why it cannot be used, or not all of it
 * @param misdeed what it did that it must not when it was loaded; empty if nothing
 */
record LoadedJar(List<Found> found, List<String> problems, Optional<String> misdeed) {
  /**
   * A plugin of the jar.
   *
   * @param kind what it is
   * @param plugin the plugin
   */
  record Found(PluginKind kind, Plugin<?> plugin) {
    boolean isSameAs(Found other) {
      return kind == other.kind && plugin.id().equals(other.plugin.id());
    }
  }

  /** Does what takes time before the first jar is loaded, and is no jar's fault. */
  static void warmUp() {
    Plugins.installed();
  }

  /** Loads it once more. */
  static LoadedJar load(Path jar) {
    List<Trips> trips = new ArrayList<>();
    JarLoader watching =
        (url, surroundings) -> {
          TripwireLoader loader = new TripwireLoader(url, surroundings);
          trips.add(loader.trips());
          return loader;
        };
    Plugins installed = Plugins.installed();
    Plugins all = installed.withJars(List.of(jar), watching);
    List<String> problems = new ArrayList<>();
    all.problems().stream().map(Object::toString).forEach(problems::add);
    installed.problems().stream().map(Object::toString).forEach(problems::remove);
    return new LoadedJar(found(all), List.copyOf(problems), misdeed(trips));
  }

  private static List<Found> found(Plugins plugins) {
    return Stream.of(PluginKind.values())
        .flatMap(kind -> plugins.all(kind).stream().map(plugin -> new Found(kind, plugin)))
        .filter(found -> found.plugin().origin() instanceof PluginOrigin.Jar)
        .toList();
  }

  private static Optional<String> misdeed(List<Trips> trips) {
    return Stream.of(Manner.EXIT, Manner.THREAD)
        .flatMap(manner -> trips.stream().flatMap(t -> t.first(manner).stream()))
        .findFirst();
  }
}
