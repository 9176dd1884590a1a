package org.lifeboat.engine.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.policy.FallbackPolicy;

/**
 * The plugins that can be used. Immutable. Neither the order of a class path nor that of a services
 * file matters: plugins are sorted by id. An id belongs to whoever had it first, built-in plugins
 * before all others: a jar never displaces what is there.
 */
public final class Plugins {
  private final Map<PluginKind, Map<String, Plugin<?>>> byKind;
  private final List<PluginProblem> problems;

  private Plugins(Map<PluginKind, Map<String, Plugin<?>>> byKind, List<PluginProblem> problems) {
    this.byKind = byKind;
    this.problems = List.copyOf(problems);
  }

  /** No plugins at all. */
  public static Plugins none() {
    return new Plugins(new EnumMap<>(PluginKind.class), List.of());
  }

  /** The plugins on the class path or module path that the engine came from. */
  public static Plugins installed() {
    return installed(Plugins.class.getClassLoader());
  }

  /**
   * The plugins that {@code loader} sees, for a program whose plugins are elsewhere than the
   * engine.
   */
  public static Plugins installed(ClassLoader loader) {
    List<PluginProblem> found = new ArrayList<>();
    return none().with(new InstalledProviders(loader, found).find(), found);
  }

  /** These plugins and those of {@code providers}. */
  public Plugins with(PluginProvider<?, ?>... providers) {
    List<Candidate> candidates = new ArrayList<>();
    for (PluginProvider<?, ?> provider : providers) {
      for (PluginKind kind : PluginKind.values()) {
        if (kind.service().isInstance(provider)) {
          candidates.add(
              new Candidate(
                  kind, provider.getClass().getName(), new PluginOrigin.Program(), () -> provider));
        }
      }
    }
    return with(candidates, List.of());
  }

  /** These plugins, with that of {@code provider} in place of any that has its kind and id. */
  public Plugins replacing(PluginProvider<?, ?> provider) {
    Plugins alone = none().with(provider);
    Map<PluginKind, Map<String, Plugin<?>>> grown = new EnumMap<>(PluginKind.class);
    byKind.forEach((kind, plugins) -> grown.put(kind, new TreeMap<>(plugins)));
    alone.byKind.forEach(
        (kind, plugins) -> grown.computeIfAbsent(kind, k -> new TreeMap<>()).putAll(plugins));
    List<PluginProblem> all = new ArrayList<>(problems);
    all.addAll(alone.problems);
    return new Plugins(grown, all);
  }

  /**
   * These plugins and those of each jar. A jar, or a plugin in it, that cannot be used is named in
   * {@link #problems} and does not keep others from work.
   *
   * @param jars in the order in which their ids count
   */
  public Plugins withJars(List<Path> jars) {
    return withJars(jars, JarLoader.PLAIN);
  }

  /** The same, with another way to load their classes. */
  public Plugins withJars(List<Path> jars, JarLoader loader) {
    Plugins grown = this;
    for (Path jar : jars) {
      List<PluginProblem> found = new ArrayList<>();
      grown = grown.with(new JarProviders(jar, loader, found).find(), found);
    }
    return grown;
  }

  private Plugins with(List<Candidate> candidates, List<PluginProblem> found) {
    Map<PluginKind, Map<String, Plugin<?>>> grown = new EnumMap<>(PluginKind.class);
    byKind.forEach((kind, plugins) -> grown.put(kind, new TreeMap<>(plugins)));
    List<PluginProblem> all = new ArrayList<>(problems);
    all.addAll(found);
    for (Candidate candidate : candidates.stream().sorted(Candidate.ORDER).toList()) {
      try {
        add(candidate, grown);
      } catch (PluginRefusedException e) {
        all.add(new PluginProblem(candidate.origin(), candidate.className(), e.reason()));
      }
    }
    return new Plugins(grown, all);
  }

  private static void add(Candidate candidate, Map<PluginKind, Map<String, Plugin<?>>> grown)
      throws PluginRefusedException {
    Plugin<?> plugin = ProviderCheck.check(candidate);
    Plugin<?> owner =
        grown
            .computeIfAbsent(candidate.kind(), kind -> new TreeMap<>())
            .putIfAbsent(plugin.id(), plugin);
    if (owner != null) {
      throw new PluginRefusedException(
          "the id '%s' belongs to the %s %s of %s already"
              .formatted(
                  plugin.id(),
                  candidate.kind().word(),
                  owner.provider().getClass().getName(),
                  owner.origin()));
    }
  }

  /** All plugins of a kind, ascending by id. */
  public List<Plugin<?>> all(PluginKind kind) {
    return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
  }

  /** The plugin of a kind with an id. */
  public Optional<Plugin<?>> find(PluginKind kind, String id) {
    return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(id));
  }

  /** The driver with an id. */
  @SuppressWarnings("unchecked") // a driver's provider makes drivers
  public Optional<Plugin<IommuDriver>> driver(String id) {
    return find(PluginKind.DRIVER, id).map(p -> (Plugin<IommuDriver>) p);
  }

  /** The early allocator with an id. */
  @SuppressWarnings("unchecked") // an allocator's provider makes allocators
  public Optional<Plugin<EarlyAllocator>> allocator(String id) {
    return find(PluginKind.ALLOCATOR, id).map(p -> (Plugin<EarlyAllocator>) p);
  }

  /** The policy with an id. */
  @SuppressWarnings("unchecked") // a policy's provider makes policies
  public Optional<Plugin<FallbackPolicy>> policy(String id) {
    return find(PluginKind.POLICY, id).map(p -> (Plugin<FallbackPolicy>) p);
  }

  /**
   * The firmware faults that drivers offer, ascending by id; of two with one id, the one of the
   * driver that comes first.
   */
  public Map<String, FirmwareFault> firmwareFaults() {
    Map<String, FirmwareFault> faults = new TreeMap<>();
    for (Plugin<?> driver : all(PluginKind.DRIVER)) {
      driver.faults().forEach(fault -> faults.putIfAbsent(fault.id(), fault));
    }
    return faults;
  }

  /** What cannot be used, and why, in the order in which it was found. */
  public List<PluginProblem> problems() {
    return problems;
  }
}
