package org.lifeboat.engine.config;

import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** Reads kernel profiles that no plan changes. */
final class KernelFileReader {
  private final Plugins plugins;
  private final ParsedProfiles profiles;
  private final Problems problems;

  KernelFileReader(Plugins plugins, ParsedProfiles profiles, Problems problems) {
    this.plugins = plugins;
    this.profiles = profiles;
    this.problems = problems;
  }

  /** The profile of this id or file; empty after a problem. */
  Optional<KernelProfile> kernel(String id, Place namedAt) {
    return complete(id, namedAt).flatMap(this::kernel);
  }

  /** The same with all that its file says. */
  Optional<KernelFile> file(String id, Place namedAt) {
    return complete(id, namedAt)
        .flatMap(
            node ->
                kernel(node)
                    .map(kernel -> new KernelFile(kernel, policies(node, kernel.policy()))));
  }

  private Optional<Node> complete(String id, Place namedAt) {
    Node named =
        new Node(
            KernelFinder.KERNEL,
            ConfigValueFactory.fromMap(Map.of(KernelFinder.PROFILE, id), namedAt.file()),
            problems);
    return new KernelFinder(new Hocon(problems, profiles), problems).complete(named);
  }

  private Optional<KernelProfile> kernel(Node node) {
    KernelReader reader = new KernelReader(plugins, KernelReader::nothing, KernelReader::nothing);
    return node.block(reader::read);
  }

  private List<PluginChoice> policies(Node kernel, PluginChoice own) {
    Function<String, List<Node>> told = KernelReader.toldOf(kernel);
    PolicyChooser chooser =
        new PolicyChooser(plugins, Optional.empty(), Optional.empty(), told, kernel);
    return plugins.all(PluginKind.POLICY).stream()
        .filter(p -> p.id().equals(own.id()) || isTold(p, told))
        .flatMap(p -> chooser.choose(Optional.of(p.id()), own).stream())
        .toList();
  }

  private static boolean isTold(Plugin<?> policy, Function<String, List<Node>> told) {
    return policy.settings().allHaveDefaults() || !told.apply(policy.id()).isEmpty();
  }
}
