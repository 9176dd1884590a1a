package org.lifeboat.engine.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.policy.FallbackPolicy;

/**
 * The plugins that can be used. Immutable. No order matters, neither that of a class path, nor that
 * of jars, nor that of a services file: plugins are sorted by id, and an id that several want is
 * given to none of the jars that want it. A built-in plugin, or one that the program hands in, is
 * never displaced by a jar.
 */
public final class Plugins {
  private final Set<Path> jars;
  private final Map<PluginKind, List<Plugin<?>>> offered;
  private final List<PluginProblem> unusable;
  private final Map<PluginKind, Map<String, Plugin<?>>> used = new EnumMap<>(PluginKind.class);
  private final List<PluginProblem> problems;
  private final SortedMap<String, FirmwareFault> firmwareFaults = new TreeMap<>();

  private Plugins(
      Set<Path> jars, Map<PluginKind, List<Plugin<?>>> offered, List<PluginProblem> unusable) {
    this.jars = Set.copyOf(jars);
    this.offered = offered;
    this.unusable = List.copyOf(unusable);
    List<PluginProblem> found = new ArrayList<>(unusable);
    offered.forEach(
        (kind, plugins) -> {
          IdOwners owners = new IdOwners(kind, plugins);
          used.put(kind, owners.used());
          found.addAll(owners.clashes());
        });
    this.problems = found.stream().sorted(PluginProblem.ORDER).toList();
    for (Plugin<?> driver : all(PluginKind.DRIVER)) {
      driver.faults().forEach(fault -> firmwareFaults.putIfAbsent(fault.id(), fault));
    }
  }

  /** No plugins at all. */
  public static Plugins none() {
    return new Plugins(Set.of(), new EnumMap<>(PluginKind.class), List.of());
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
    return none().with(Set.of(), new InstalledProviders(loader, found).find(), found);
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
    return with(Set.of(), candidates, List.of());
  }

  /** These plugins, with that of {@code provider} in place of any that has its kind and id. */
  public Plugins replacing(PluginProvider<?, ?> provider) {
    Plugins alone = none().with(provider);
    Map<PluginKind, List<Plugin<?>>> grown = new EnumMap<>(PluginKind.class);
    offered.forEach((kind, plugins) -> grown.put(kind, new ArrayList<>(plugins)));
    alone.used.forEach(
        (kind, plugins) -> {
          List<Plugin<?>> all = grown.computeIfAbsent(kind, k -> new ArrayList<>());
          all.removeIf(plugin -> plugins.containsKey(plugin.id()));
          all.addAll(plugins.values());
        });
    List<PluginProblem> all = new ArrayList<>(unusable);
    all.addAll(alone.unusable);
    return new Plugins(jars, grown, all);
  }

  /**
   * These plugins and those of each jar. A jar, or a plugin in it, that cannot be used is named in
   * {@link #problems} and does not keep others from work. A jar that is given again, by whatever
   * path, counts once.
   *
   * @param paths the jars, in any order
   */
  public Plugins withJars(List<Path> paths) {
    return withJars(paths, JarLoader.PLAIN);
  }

  /** The same, with another way to load their classes. */
  public Plugins withJars(List<Path> paths, JarLoader loader) {
    List<PluginProblem> found = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (Path path : paths.stream().sorted().toList()) {
      Path file = JarDirectory.realFile(path);
      if (!jars.contains(file) && known.add(file)) {
        candidates.addAll(new JarProviders(path, loader, found).find());
      }
    }
    return with(known, candidates, found);
  }

  private Plugins with(Set<Path> newJars, List<Candidate> candidates, List<PluginProblem> found) {
    Map<PluginKind, List<Plugin<?>>> grown = new EnumMap<>(PluginKind.class);
    offered.forEach((kind, plugins) -> grown.put(kind, new ArrayList<>(plugins)));
    List<PluginProblem> all = new ArrayList<>(unusable);
    all.addAll(found);
    for (Candidate candidate : candidates.stream().sorted(Candidate.ORDER).toList()) {
      try {
        grown
            .computeIfAbsent(candidate.kind(), kind -> new ArrayList<>())
            .add(ProviderCheck.check(candidate));
      } catch (PluginRefusedException e) {
        all.add(new PluginProblem.Unusable(candidate.origin(), candidate.className(), e.reason()));
      }
    }
    Set<Path> allJars = new HashSet<>(jars);
    allJars.addAll(newJars);
    return new Plugins(allJars, grown, all);
  }

  /** All plugins of a kind, ascending by id. */
  public List<Plugin<?>> all(PluginKind kind) {
    return List.copyOf(used.getOrDefault(kind, Map.of()).values());
  }

  /** The plugin of a kind with an id. */
  public Optional<Plugin<?>> find(PluginKind kind, String id) {
    return Optional.ofNullable(used.getOrDefault(kind, Map.of()).get(id));
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
    return Collections.unmodifiableMap(firmwareFaults);
  }

  /** What cannot be used, and why, in an order that depends on nothing but what it is. */
  public List<PluginProblem> problems() {
    return problems;
  }
}
