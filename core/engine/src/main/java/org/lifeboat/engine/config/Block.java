package org.lifeboat.engine.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.lifeboat.api.memory.Pages;
import org.lifeboat.api.plugin.Setting.Unit;

/**
 * A block {@code { ... }} while it is read: it remembers which keys it was asked for, and the
 * others are mistakes.
 */
public final class Block {
  /** How keys begin that are there to be referred to by substitutions: nobody reads them. */
  private static final String OWN = "_";

  private final Node node;
  private final ConfigObject object;
  private final Set<String> asked = new TreeSet<>();
  private boolean open;

  Block(Node node, ConfigObject object) {
    this.node = node;
    this.object = object;
  }

  /** The block as a value. */
  public Node node() {
    return node;
  }

  /** Whether the key is there; {@code null} counts as absent. */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** What stands under a key. */
  public Optional<Node> find(String key) {
    asked.add(key);
    ConfigValue value = object.get(key);
    return Optional.ofNullable(value).map(v -> child(key, v)).filter(n -> !n.isNull());
  }

  private Node child(String key, ConfigValue value) {
    String name = key.indexOf('.') < 0 ? key : '"' + key + '"';
    String path = node.path().isEmpty() ? name : node.path() + "." + name;
    return new Node(path, value, node.problems());
  }

  /** A text. */
  public Field<String> text(String key) {
    return field(key, find(key).flatMap(Node::text), "");
  }

  /** A whole number, both bounds included. */
  public Field<Integer> integer(String key, int min, int max) {
    return field(
        key, find(key).flatMap(n -> n.number(Unit.PLAIN, min, max)).map(Long::intValue), min);
  }

  /** A whole number of any size. */
  public Field<Long> integer(String key) {
    return number(key, Unit.PLAIN, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A physical address. */
  Field<Long> address(String key) {
    return number(key, Unit.ADDRESS, 0, Pages.ADDRESS_END - 1);
  }

  /** A physical address, or the one behind the highest. */
  Field<Long> end(String key) {
    return number(key, Unit.ADDRESS, 0, Pages.ADDRESS_END);
  }

  /** A number of bytes. */
  Field<Long> size(String key, long min) {
    return size(key, min, Pages.ADDRESS_END);
  }

  /** A number of bytes, both bounds included. */
  public Field<Long> size(String key, long min, long max) {
    return number(key, Unit.BYTES, min, max);
  }

  private Field<Long> number(String key, Unit unit, long min, long max) {
    return field(key, find(key).flatMap(n -> n.number(unit, min, max)), Math.max(min, 0));
  }

  /** An alignment: a power of two. */
  Field<Long> alignment(String key) {
    Optional<Node> found = find(key);
    Optional<Long> bytes = found.flatMap(n -> n.number(Unit.BYTES, 1, Pages.ADDRESS_END));
    if (bytes.filter(b -> Long.bitCount(b) != 1).isPresent()) {
      found.ifPresent(n -> n.problem("an alignment of " + bytes.get(), "a power of two"));
    }
    return field(key, bytes, 1L);
  }

  /** {@code true} or {@code false}. */
  public Field<Boolean> flag(String key) {
    return field(key, find(key).flatMap(Node::flag), false);
  }

  /** One of the words. */
  public <T> Field<T> choice(String key, Choices<T> choices) {
    return new Field<>(
        this,
        key,
        find(key).flatMap(n -> n.choice(choices)),
        () -> choices.byWord().values().iterator().next());
  }

  /**
   * A list; what {@code reader} makes of each entry. Entries of which it makes nothing are left
   * out.
   */
  public <T> Field<List<T>> list(String key, Function<Node, Optional<T>> reader) {
    Optional<List<T>> entries =
        find(key)
            .flatMap(Node::entries)
            .map(nodes -> nodes.stream().flatMap(n -> reader.apply(n).stream()).toList());
    return field(key, entries, List.of());
  }

  /** A list of blocks. */
  public <T> Field<List<T>> blocks(String key, Function<Block, T> reader) {
    return list(key, entry -> entry.block(reader));
  }

  /**
   * A block; where it must be there and is not, what {@code reader} makes of an empty one stands
   * in.
   */
  public <T> Field<T> block(String key, Function<Block, T> reader) {
    return new Field<>(
        this, key, find(key).flatMap(n -> n.block(reader)), () -> reader.apply(empty()));
  }

  private static Block empty() {
    ConfigObject nothing = ConfigValueFactory.fromMap(Map.of());
    return new Block(new Node("", nothing, new Problems()), nothing);
  }

  private <T> Field<T> field(String key, Optional<T> value, T standIn) {
    return new Field<>(this, key, value, () -> standIn);
  }

  /** Everything that stands here, by key in ascending order, for blocks whose keys are data. */
  public Map<String, Node> entries() {
    Map<String, Node> all = new TreeMap<>();
    for (String key : object.keySet()) {
      find(key).ifPresent(n -> all.put(key, n));
    }
    return all;
  }

  /** How many keys stand here. */
  int keys() {
    return object.size();
  }

  /** Keys that nobody asks for are no mistake: what they should be is not known. */
  public void ignoreUnknownKeys() {
    open = true;
  }

  /** Reports the keys that nobody asked for. */
  void reportUnknownKeys() {
    if (open) {
      return;
    }
    for (String key : new TreeSet<>(object.keySet())) {
      ConfigValue value = object.get(key);
      if (!asked.contains(key) && !key.startsWith(OWN) && value != null) {
        child(key, value).problem("unknown key", Spelling.hint(key, asked));
      }
    }
  }
}
