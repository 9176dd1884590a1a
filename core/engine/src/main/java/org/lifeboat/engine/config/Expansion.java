package org.lifeboat.engine.config;

import com.typesafe.config.ConfigException.NotResolved;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a configuration becomes when its substitutions are resolved. A few lines that each name
 * the line before twice stand for more than any memory, and a long row of {@code +=} for more than
 * any patience: the answer must be known before the library begins. The bound is never too low;
 * where a value refers to itself other than by {@code +=}, each reference counts as a doubling.
 */
final class Expansion {
  static final String MESSAGE =
      "its substitutions stand for more than 64 MB of text, or a key has more than 100 '+='";

  private static final long MOST_CHARACTERS = 64 << 20;
  private static final int MOST_APPENDS = 100;
  private static final int MOST_CIRCLES = 32;
  private static final long IN_A_CIRCLE = -1;

  /** A reference; group 1 and 3 are there where the library put it in the place of {@code +=}. */
  private static final Pattern REFERENCE =
      Pattern.compile("(^|,)?\\$\\{\\??((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^}\"])*+)}(\\[)?");

  private final Map<String, Expansion> children = new TreeMap<>();
  private final List<Reference> references = new ArrayList<>();
  private long characters;
  private long expanded;
  private boolean busy;

  private record Reference(List<String> path, boolean appended) {}

  private Expansion() {}

  /** Whether the substitutions under {@code root} stand for too much. */
  static boolean tooLarge(ConfigObject root) {
    if (root.toConfig().isResolved()) {
      return false;
    }
    Expansion whole = new Expansion();
    whole.read(root);
    return whole.expand(whole) > MOST_CHARACTERS;
  }

  private void read(ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      children.computeIfAbsent(entry.getKey(), key -> new Expansion()).read(entry.getValue());
    }
  }

  private void read(ConfigValue value) {
    if (value instanceof ConfigObject object && Node.isWhole(object)) {
      read(object);
      return;
    }
    if (isSimple(value)) {
      characters = String.valueOf(value.unwrapped()).length();
      return;
    }
    String text = value.render(ConfigRenderOptions.concise());
    characters = text.length();
    Matcher m = REFERENCE.matcher(text);
    while (m.find()) {
      refer(m.group(2), m.group(1) != null && m.group(3) != null);
    }
  }

  private void refer(String expression, boolean appended) {
    try {
      references.add(new Reference(ConfigUtil.splitPath(expression), appended));
    } catch (com.typesafe.config.ConfigException e) {
      // a text that only looks like a reference
    }
  }

  /** Whether the value can hold no substitution. */
  private static boolean isSimple(ConfigValue value) {
    try {
      return value.valueType() != ConfigValueType.LIST
          && value.valueType() != ConfigValueType.OBJECT;
    } catch (NotResolved e) {
      return false;
    }
  }

  private long expand(Expansion root) {
    if (busy) {
      return IN_A_CIRCLE;
    }
    if (expanded > 0) {
      return expanded;
    }
    busy = true;
    int circles = 0;
    int appends = 0;
    long sum = 1 + characters;
    for (Expansion child : children.values()) {
      sum = capped(sum + Math.max(child.expand(root), 0));
    }
    for (Reference reference : references) {
      Optional<Expansion> target = root.find(reference.path());
      long more = target.map(t -> t.expand(root)).orElse(0L);
      if (more != IN_A_CIRCLE) {
        sum = capped(sum + more);
      } else if (reference.appended() && target.filter(t -> t == this).isPresent()) {
        appends++;
      } else {
        circles++;
      }
    }
    busy = false;
    boolean endless = circles > MOST_CIRCLES || appends > MOST_APPENDS;
    expanded = endless ? MOST_CHARACTERS + 1 : capped(sum << circles);
    return expanded;
  }

  private static long capped(long size) {
    return Math.min(size, MOST_CHARACTERS + 1);
  }

  /**
   * What a reference names: a value, a block, or the value inside which its keys will come to be.
   */
  private Optional<Expansion> find(List<String> path) {
    Expansion here = this;
    for (String key : path) {
      Expansion next = here.children.get(key);
      if (next == null) {
        return here.references.isEmpty() ? Optional.empty() : Optional.of(here);
      }
      here = next;
    }
    return Optional.of(here);
  }
}
