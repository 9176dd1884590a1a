package org.lifeboat.engine.config;

import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Which policy a plan is for, and with which settings: those of the plan's {@code policy} block if it is for that policy, over those of
 * {@code policies} under its id, over those of the kernel profile if the policy is the kernel's own.
 *
 * @param plugins the installed plugins
 * @param own the plan's {@code policy} block
 * @param byId the plan's {@code policies} block
 * @param root the plan
 */
record PolicyChooser(Plugins plugins, Optional<Node> own, Optional<Node> byId, Node root) {
  /** What the plan says about the kernel's own policy, which it need not name. */
  List<Node> overKernel(String id) {
    return layers(id, ownId().isEmpty());
  }

  private List<Node> layers(String id, boolean ownCounts) {
    List<Node> layers = new ArrayList<>();
    own.filter(o -> ownCounts || ownId().filter(id::equals).isPresent()).ifPresent(layers::add);
    layers.addAll(PluginReader.under(byId, id));
    return layers;
  }

  private Optional<String> ownId() {
    return ownIdNode().flatMap(Node::text);
  }

  private Optional<Node> ownIdNode() {
    return PluginReader.under(own, PluginReader.ID).stream().findFirst();
  }

  /**
   * The policy of a boot.
   *
   * @param asked a policy's id that counts more than the plan's
   * @param kernels the kernel's own, settings and all
   */
  Optional<PluginChoice> choose(Optional<String> asked, PluginChoice kernels) {
    String id = asked.or(this::ownId).orElse(kernels.id());
    Node namedBy = asked.map(this::option).or(this::ownIdNode).orElse(root);
    return choose(id, namedBy, kernels);
  }

  private Node option(String id) {
    String origin = Place.ofOption("policy", id).file();
    return new Node("", ConfigValueFactory.fromAnyRef(id, origin), root.problems());
  }

  /** All installed policies, the kernel's own first, the others ascending by id. */
  List<PluginChoice> all(PluginChoice kernels) {
    List<PluginChoice> all = new ArrayList<>(List.of(kernels));
    for (Plugin<?> plugin : plugins.all(PluginKind.POLICY)) {
      if (!plugin.id().equals(kernels.id())) {
        choose(plugin.id(), root, kernels).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<PluginChoice> choose(String id, Node namedBy, PluginChoice kernels) {
    return id.equals(kernels.id())
        ? Optional.of(kernels)
        : new PluginReader(PluginKind.POLICY, plugins).choose(id, namedBy, layers(id, false));
  }
}
