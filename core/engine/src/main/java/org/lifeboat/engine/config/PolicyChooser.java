package org.lifeboat.engine.config;

import static org.lifeboat.engine.plugin.PluginKind.POLICY;

import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Which policy a plan is for, and with which settings: those of the plan's {@code policy} block if
 * it is for that policy, over those of {@code policies} under its id, over those of the kernel
 * profile.
 *
 * @param plugins the installed plugins
 * @param own the plan's {@code policy} block
 * @param byId the plan's {@code policies} block
 * @param kernels the kernel profile's settings for policies, by id
 * @param root the plan
 */
record PolicyChooser(
    Plugins plugins,
    Optional<Node> own,
    Optional<Node> byId,
    Function<String, List<Node>> kernels,
    Node root) {
  /** What the plan says about a policy; a block without an id is about the kernel's own. */
  private List<Node> layers(String id, PluginChoice kernelsOwn) {
    List<Node> layers = new ArrayList<>();
    own.filter(o -> ownId().orElse(kernelsOwn.id()).equals(id)).ifPresent(layers::add);
    byId.flatMap(block -> block.under(id)).ifPresent(layers::add);
    return layers;
  }

  private Optional<String> ownId() {
    return ownIdNode().flatMap(Node::text);
  }

  private Optional<Node> ownIdNode() {
    return own.flatMap(block -> block.under(PluginReader.ID));
  }

  /**
   * The policy of a boot.
   *
   * @param asked a policy's id that counts more than the plan's
   * @param kernelsOwn the kernel's own, settings and all
   */
  Optional<PluginChoice> choose(Optional<String> asked, PluginChoice kernelsOwn) {
    String id = asked.or(this::ownId).orElse(kernelsOwn.id());
    Node namedBy = asked.map(this::option).or(this::ownIdNode).orElse(root);
    return choose(id, namedBy, kernelsOwn);
  }

  private Node option(String id) {
    String origin = Place.ofOption("policy", id).file();
    return new Node("", ConfigValueFactory.fromAnyRef(id, origin), root.problems());
  }

  /** All installed policies, the kernel's own first, the others ascending by id. */
  List<PluginChoice> all(PluginChoice kernelsOwn) {
    List<PluginChoice> all = new ArrayList<>();
    choose(kernelsOwn.id(), root, kernelsOwn).ifPresent(all::add);
    for (Plugin<?> plugin : plugins.all(POLICY)) {
      if (!plugin.id().equals(kernelsOwn.id())) {
        choose(plugin.id(), root, kernelsOwn).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<PluginChoice> choose(String id, Node namedBy, PluginChoice kernelsOwn) {
    List<Node> layers = layers(id, kernelsOwn);
    if (id.equals(kernelsOwn.id()) && (layers.isEmpty() || plugins.find(POLICY, id).isEmpty())) {
      return Optional.of(kernelsOwn);
    }
    layers.addAll(kernels.apply(id));
    return new PluginReader(POLICY, plugins).choose(id, namedBy, layers);
  }
}
