package org.lifeboat.testkit.contract;

import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.testkit.contract.tripwire.Trips;
import org.lifeboat.testkit.contract.tripwire.TripwireLoader;

/**
 * The plugin under test.
 *
 * @param provider what makes it
 * @param trips what it did that it has no business with; empty where it could not be watched
 * @param settings what it is told, as HOCON
 * @param machines further machines that it must survive, each as a file of HOCON would say it
 */
public record Subject(
    PluginProvider<?, ?> provider, Optional<Trips> trips, String settings, List<String> machines) {
  /** Copies the list. */
  public Subject {
    machines = List.copyOf(machines);
  }

  /**
   * A provider that a loader has loaded.
   *
   * @param settings what the plugin is told, as HOCON; may be empty
   */
  public static Subject of(PluginProvider<?, ?> provider, String settings) {
    return new Subject(
        provider,
        provider.getClass().getClassLoader() instanceof TripwireLoader loader
            ? Optional.of(loader.trips())
            : Optional.empty(),
        settings,
        List.of());
  }

  /**
   * The same class as {@code given}'s, loaded once more so that it is watched. Where that cannot be
   * done, because it has no public constructor without parameters, the one that was given.
   */
  public static Subject watched(PluginProvider<?, ?> given, String settings) {
    return of(reloaded(given).orElse(given), settings);
  }

  /** The same with further machines, as HOCON. */
  public Subject on(List<String> more) {
    return new Subject(provider, trips, settings, more);
  }

  private static Optional<PluginProvider<?, ?>> reloaded(PluginProvider<?, ?> given) {
    Class<?> type = given.getClass();
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    @Nullable URL place = source == null ? null : source.getLocation();
    if (place == null || type.getClassLoader() == null) {
      return Optional.empty();
    }
    try {
      ClassLoader loader = new TripwireLoader(place, type.getClassLoader());
      Object made = Class.forName(type.getName(), true, loader).getConstructor().newInstance();
      return Optional.of((PluginProvider<?, ?>) made);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException unfit) {
      return Optional.empty();
    }
  }
}
