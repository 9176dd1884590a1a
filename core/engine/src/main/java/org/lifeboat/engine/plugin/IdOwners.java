package org.lifeboat.engine.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who has which id, of all plugins of a kind that were offered. What is not in a jar has its id
 * from when it was first offered; a jar has one that nobody else wants.
 */
final class IdOwners {
  private final PluginKind kind;
  private final Map<String, List<Plugin<?>>> claimants = new TreeMap<>();

  IdOwners(PluginKind kind, List<Plugin<?>> offered) {
    this.kind = kind;
    for (Plugin<?> plugin : offered) {
      claimants.computeIfAbsent(plugin.id(), id -> new ArrayList<>()).add(plugin);
    }
  }

  /** The plugins that can be used, by their ids, ascending. */
  Map<String, Plugin<?>> used() {
    Map<String, Plugin<?>> used = new TreeMap<>();
    claimants.forEach((id, all) -> owner(all).ifPresent(plugin -> used.put(id, plugin)));
    return used;
  }

  /** What is wrong with the others. */
  List<PluginProblem> clashes() {
    List<PluginProblem> clashes = new ArrayList<>();
    claimants.forEach(
        (id, all) -> {
          Optional<Plugin<?>> owner = owner(all);
          List<Plugin<?>> others = new ArrayList<>(all);
          owner.ifPresent(others::remove);
          List<PluginProblem.Claim> refused =
              others.stream()
                  .map(PluginProblem.Claim::of)
                  .sorted(PluginProblem.Claim.ORDER)
                  .toList();
          if (!refused.isEmpty()) {
            clashes.add(
                new PluginProblem.Clash(kind, id, owner.map(PluginProblem.Claim::of), refused));
          }
        });
    return clashes;
  }

  private static Optional<Plugin<?>> owner(List<Plugin<?>> all) {
    return all.size() == 1
        ? Optional.of(all.get(0))
        : all.stream().filter(p -> !(p.origin() instanceof PluginOrigin.Jar)).findFirst();
  }
}
