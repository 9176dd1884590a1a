package org.lifeboat.engine.config;

import com.typesafe.config.ConfigException.NotResolved;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.lifeboat.api.plugin.Setting.Unit;

/**
 * A value, its path and its place. Each reading of it as something gives that or, with a problem
 * collected, nothing. For one thread.
 */
public final class Node {
  /** More entries than any machine has; a list that long is a mistake. */
  static final int MOST_ENTRIES = 100_000;

  private final String path;
  private final ConfigValue value;
  private final Problems problems;

  /**
   * A value.
   *
   * @param problems where what is wrong with it goes
   */
  Node(String path, ConfigValue value, Problems problems) {
    this.path = path;
    this.value = value;
    this.problems = problems;
  }

  /** The path of its key: {@code machine.memory-map[2].type}. */
  public String path() {
    return path;
  }

  ConfigValue value() {
    return value;
  }

  Problems problems() {
    return problems;
  }

  /** Where it stands. */
  Place place() {
    return Place.of(value.origin());
  }

  /**
   * A file that it names, relative to the file in which it stands.
   *
   * @return empty, after a problem, where it is no file name
   */
  public Optional<Path> file() {
    Optional<String> name = text();
    try {
      return name.map(n -> place().directory().orElse(Path.of("")).resolve(n));
    } catch (InvalidPathException e) {
      problem(Quote.quoted(name.orElse("")) + " is no file name", "");
      return Optional.empty();
    }
  }

  /** Another text in its place. */
  public Node saying(String text) {
    return new Node(path, ConfigValueFactory.fromAnyRef(text).withOrigin(value.origin()), problems);
  }

  /** It in one line of HOCON, for people. */
  public String shown() {
    return Quote.shortened(value.render(ConfigRenderOptions.concise()));
  }

  /**
   * Something is wrong with it.
   *
   * @param what in words that continue "FILE:LINE: PATH: "
   * @param hint what would be right; may be empty
   */
  public void problem(String what, String hint) {
    problems.add(place(), path, what, hint);
  }

  /** Something is wrong with what it names, each with its own place. */
  public void problems(ConfigException named) {
    for (ConfigProblem p : named.problems()) {
      problems.add(new Place(p.file(), p.line()), p.path(), p.what(), p.hint());
    }
  }

  /** Whether it is a block, {@code { ... }}. */
  public boolean isBlock() {
    return is(ConfigValueType.OBJECT);
  }

  /** Whether it is a word, a number or a text. */
  public boolean isText() {
    return !isBlock() && !is(ConfigValueType.LIST);
  }

  /** Whether it is {@code null}, which is as good as absent. */
  boolean isNull() {
    return is(ConfigValueType.NULL);
  }

  private boolean is(ConfigValueType type) {
    try {
      return value.valueType() == type;
    } catch (NotResolved e) {
      return false;
    }
  }

  /** Its text, exactly as written: numbers too. */
  public Optional<String> text() {
    return switch (type().orElse(ConfigValueType.NULL)) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("v").getString("v"));
      case LIST, OBJECT -> refuse("is %s, not a single value");
      case NULL -> Optional.empty();
    };
  }

  /** A whole number, both bounds included. */
  public Optional<Long> number(Unit unit, long min, long max) {
    Optional<String> text = text();
    Optional<BigInteger> number = text.flatMap(t -> Quantity.parse(t, unit));
    if (text.isPresent() && number.isEmpty()) {
      problem(Quote.quoted(text.get()) + " is not " + Quantity.form(unit), "");
    }
    Optional<Long> inRange =
        number
            .filter(n -> n.compareTo(BigInteger.valueOf(min)) >= 0)
            .filter(n -> n.compareTo(BigInteger.valueOf(max)) <= 0)
            .map(BigInteger::longValue);
    if (number.isPresent() && inRange.isEmpty()) {
      problem(text.orElse("") + " is out of range", Quantity.range(min, max, unit));
    }
    return inRange;
  }

  /** A number with a fraction, both bounds included. */
  public Optional<Double> fraction(long min, long max) {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    double number = parseFraction(text.get());
    if (!Double.isFinite(number)) {
      problem(Quote.quoted(text.get()) + " is not a number like 0.25", "");
      return Optional.empty();
    }
    if (number < min || number > max) {
      problem(Quote.quoted(text.get()) + " is out of range", Quantity.range(min, max, Unit.PLAIN));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private static double parseFraction(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** An unsigned number of 64 bits. */
  Optional<Long> unsigned() {
    Optional<String> text = text();
    Optional<Long> number = text.flatMap(Quantity::unsigned);
    if (text.isPresent() && number.isEmpty()) {
      problem(Quote.quoted(text.get()) + " is not an unsigned number of 64 bits like 0xf00f4a", "");
    }
    return number;
  }

  /** {@code true} or {@code false}. */
  public Optional<Boolean> flag() {
    return text()
        .flatMap(
            text ->
                switch (text) {
                  case "true", "yes", "on" -> Optional.of(true);
                  case "false", "no", "off" -> Optional.of(false);
                  default -> {
                    problem(Quote.quoted(text) + " is neither true nor false", "");
                    yield Optional.empty();
                  }
                });
  }

  /** One of the words. */
  public <T> Optional<T> choice(Choices<T> choices) {
    Optional<String> text = text();
    Optional<T> chosen = text.flatMap(choices::find);
    if (text.isPresent() && chosen.isEmpty()) {
      problem(
          Quote.quoted(text.get()) + " is no " + choices.name(),
          Spelling.hint(text.get(), choices.words()));
    }
    return chosen;
  }

  /** The entries of a list. */
  public Optional<List<Node>> entries() {
    return switch (type().orElse(ConfigValueType.NULL)) {
      case LIST -> entries((ConfigList) value);
      case OBJECT, STRING, NUMBER, BOOLEAN -> refuse("is %s, not a list [ ... ]");
      case NULL -> Optional.empty();
    };
  }

  private Optional<List<Node>> entries(ConfigList list) {
    if (list.size() > MOST_ENTRIES) {
      problem("has " + list.size() + " entries", "at most " + MOST_ENTRIES);
      return Optional.empty();
    }
    List<Node> nodes = new ArrayList<>(list.size());
    for (ConfigValue entry : list) {
      Node node = new Node(path + "[" + nodes.size() + "]", entry, problems);
      if (node.isNull()) {
        node.problem("is null", "an entry of a list is a value");
      }
      nodes.add(node);
    }
    return Optional.of(nodes);
  }

  /** What {@code reader} makes of a block. A key that it does not ask for is a problem. */
  public <T> Optional<T> block(Function<Block, T> reader) {
    return switch (type().orElse(ConfigValueType.NULL)) {
      case OBJECT -> Optional.of(read((ConfigObject) value, reader));
      case LIST, STRING, NUMBER, BOOLEAN -> refuse("is %s, not a block { ... }");
      case NULL -> Optional.empty();
    };
  }

  private <T> T read(ConfigObject object, Function<Block, T> reader) {
    Block block = new Block(this, object);
    T made = reader.apply(block);
    block.reportUnknownKeys();
    return made;
  }

  /** Whether it is a block; a problem if it is not. Its keys are not looked at. */
  boolean mustBeBlock() {
    return block(Node::asItIs).isPresent();
  }

  /** What stands under a key of a block. Its other keys are not looked at. */
  Optional<Node> under(String key) {
    return block(Node::asItIs).flatMap(block -> block.find(key));
  }

  private static Block asItIs(Block block) {
    block.ignoreUnknownKeys();
    return block;
  }

  /** Its type; a reference that was never resolved has none, and is a problem. */
  private Optional<ConfigValueType> type() {
    if (!(value instanceof ConfigObject object) || isWhole(object)) {
      try {
        return Optional.of(value.valueType());
      } catch (NotResolved e) {
        // said below
      }
    }
    problem(
        Quote.shortened(value.render(ConfigRenderOptions.concise()))
            + " refers to what is defined nowhere",
        "a substitution names a key of this file or of what it includes, from the root;"
            + " environment variables are not read");
    return Optional.empty();
  }

  /** Whether the keys of an object are known: it is not a sum that waits for substitutions. */
  static boolean isWhole(ConfigObject object) {
    try {
      Objects.requireNonNull(object.keySet());
      return true;
    } catch (NotResolved e) {
      return false;
    }
  }

  private <T> Optional<T> refuse(String form) {
    String article =
        switch (value.valueType()) {
          case OBJECT -> "a block";
          case LIST -> "a list";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          case STRING -> "a text";
          case NULL -> "nothing";
        };
    problem(form.formatted(article), "");
    return Optional.empty();
  }
}
