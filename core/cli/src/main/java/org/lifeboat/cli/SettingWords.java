package org.lifeboat.cli;

import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.render.Sizes;

/** What people are told of a setting, on a page and in the reference. */
record SettingWords(SettingField field) {
  /** The type and its bounds. */
  String type() {
    return field.typeText() + bounds();
  }

  private String bounds() {
    if (field.unbounded()) {
      return "";
    }
    boolean narrow = field.kind() == SettingField.Kind.INT;
    boolean fromBelow = field.min() > (narrow ? Integer.MIN_VALUE : Long.MIN_VALUE);
    boolean fromAbove = field.max() < (narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
    if (fromBelow && fromAbove) {
      return ", " + number(field.min()) + " to " + number(field.max());
    }
    return fromBelow ? ", at least " + number(field.min()) : ", at most " + number(field.max());
  }

  private String number(long value) {
    return switch (field.unit()) {
      case PLAIN -> Long.toString(value);
      case BYTES -> Sizes.human(value);
      case ADDRESS -> Sizes.address(value);
    };
  }

  /** How it stands in a plan, with its default where it has one. */
  String example(PluginKind kind, Plugin<?> plugin) {
    String block =
        switch (kind) {
          case DRIVER -> "drivers";
          case ALLOCATOR -> "allocator";
          case POLICY -> "policies";
        };
    String value = field.byDefault().orElse("...");
    return block + " { " + plugin.id() + " { " + field.key() + " = " + value + " } }";
  }
}
