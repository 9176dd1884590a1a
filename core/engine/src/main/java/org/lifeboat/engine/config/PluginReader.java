package org.lifeboat.engine.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** Reads which plugin of a kind is wanted, {@code { id = gart, ... }}, and what it is told. */
final class PluginReader {
  static final String ID = "id";

  private final PluginKind kind;
  private final Plugins plugins;

  PluginReader(PluginKind kind, Plugins plugins) {
    this.kind = kind;
    this.plugins = plugins;
  }

  /**
   * A block with an id and settings.
   *
   * @param above settings by id that count more than those of the block
   * @param below settings by id that count less
   */
  Optional<PluginChoice> read(
      Node node, Function<String, List<Node>> above, Function<String, List<Node>> below) {
    Optional<Node> id = node.under(ID);
    if (id.isEmpty() && node.isBlock()) {
      node.problem("'id' is missing", Spelling.hint("", ids()));
    }
    return id.flatMap(Node::text)
        .flatMap(
            text -> {
              List<Node> layers = new ArrayList<>(above.apply(text));
              layers.add(node);
              layers.addAll(below.apply(text));
              return choose(text, id.orElse(node), layers);
            });
  }

  /**
   * A plugin by its id.
   *
   * @param namedBy where it is named
   * @param layers blocks with settings, of which the first counts most
   */
  Optional<PluginChoice> choose(String id, Node namedBy, List<Node> layers) {
    Optional<Plugin<?>> plugin = plugins.find(kind, id);
    if (plugin.isEmpty()) {
      namedBy.problem(
          "there is no %s %s".formatted(kind.word(), Quote.quoted(id)), Spelling.hint(id, ids()));
      return Optional.empty();
    }
    Node settings = merge(layers.stream().filter(Node::isBlock).toList(), namedBy);
    return settings
        .block(block -> SettingsReader.read(plugin.get().settings(), block))
        .flatMap(record -> record)
        .map(record -> new PluginChoice(id, record));
  }

  private static Node merge(List<Node> layers, Node namedBy) {
    ConfigObject merged = ConfigFactory.empty().root();
    for (Node layer : layers) {
      merged = merged.withFallback(((ConfigObject) layer.value()).withoutKey(ID));
    }
    Node first = layers.isEmpty() ? namedBy : layers.get(0);
    return new Node(first.path(), merged.withOrigin(first.value().origin()), namedBy.problems());
  }

  /** Looks over a block of settings by id, whether or not anybody uses them; returns the block. */
  Block check(Block byId) {
    for (Plugin<?> plugin : plugins.all(kind)) {
      byId.find(plugin.id()).ifPresent(node -> node.block(block -> check(plugin, block)));
    }
    return byId;
  }

  private static Block check(Plugin<?> plugin, Block block) {
    SettingsReader.check(plugin.settings(), block);
    return block;
  }

  private List<String> ids() {
    return plugins.all(kind).stream().<String>map(Plugin::id).toList();
  }
}
