package org.lifeboat.engine.config;

import com.typesafe.config.ConfigException.NotResolved;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;

/**
 * A key whose value is a block of which one key is the name, and may be the name alone: {@code
 * policy = panic} for {@code policy { id = panic }}. Spelled out, the block can be merged with
 * others.
 *
 * @param key the key
 * @param name the name's key inside the block
 */
record Shorthand(String key, String name) {
  private static final List<Shorthand> ALL =
      List.of(
          new Shorthand(KernelFinder.KERNEL, KernelFinder.PROFILE),
          new Shorthand("policy", PluginReader.ID));

  /** Whether {@code root} has the name alone. */
  private boolean isUsedIn(ConfigObject root) {
    ConfigValue value = root.get(key);
    try {
      return value != null
          && value.valueType() != ConfigValueType.OBJECT
          && value.valueType() != ConfigValueType.LIST
          && value.valueType() != ConfigValueType.NULL;
    } catch (NotResolved e) {
      return false;
    }
  }

  /** {@code root} with the block in the place of the name. */
  private ConfigObject spellOut(ConfigObject root) {
    ConfigValue value = root.get(key);
    return value == null || !isUsedIn(root)
        ? root
        : root.withValue(key, value.atKey(name).root().withOrigin(value.origin()));
  }

  /**
   * What {@code above} says over what {@code below} says, both with their names spelled out;
   * another name above makes the settings below meaningless.
   */
  static ConfigObject merge(ConfigObject above, ConfigObject below) {
    ConfigObject over = above;
    ConfigObject under = below;
    for (Shorthand shorthand : ALL) {
      under =
          shorthand.isUsedIn(above) ? under.withoutKey(shorthand.key()) : shorthand.spellOut(under);
      over = shorthand.spellOut(over);
    }
    return over.withFallback(under);
  }

  /** {@code root} with all names spelled out. */
  static ConfigObject spellOutAll(ConfigObject root) {
    ConfigObject whole = root;
    for (Shorthand shorthand : ALL) {
      whole = shorthand.spellOut(whole);
    }
    return whole;
  }
}
