package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Sizes;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;

/** All that is known of a plugin, as a page. */
record PluginPage(PluginKind kind, Plugin<?> plugin) {
  private static final String MISSING = "... (must be given)";

  void writeTo(Page page) {
    page.title(plugin.id() + ", " + kind.word() + " (" + plugin.origin() + ")");
    page.paragraph(Tone.PLAIN, "", plugin.summary());
    settings(page);
    faults(page);
  }

  private void settings(Page page) {
    List<SettingField> fields = plugin.settings().fields();
    if (fields.isEmpty()) {
      page.blank();
      page.paragraph(Tone.PLAIN, "", "It has no settings.");
      return;
    }
    page.heading("Settings, with their defaults");
    for (SettingField field : fields) {
      page.paragraph(Tone.STRONG, "  ", field.key() + " = " + field.byDefault().orElse(MISSING));
      page.paragraph(Tone.DIM, "      ", field.typeText() + bounds(field));
      page.paragraph(Tone.PLAIN, "      ", field.meaning());
    }
    page.heading("In a plan");
    page.paragraph(Tone.PLAIN, "  ", example(fields.get(0)));
  }

  private String example(SettingField field) {
    String block =
        switch (kind) {
          case DRIVER -> "drivers";
          case ALLOCATOR -> "allocator";
          case POLICY -> "policies";
        };
    String value = field.byDefault().orElse("...");
    return block + " { " + plugin.id() + " { " + field.key() + " = " + value + " } }";
  }

  private static String bounds(SettingField field) {
    if (field.unbounded()) {
      return "";
    }
    boolean fromBelow = field.min() > Integer.MIN_VALUE;
    boolean fromAbove =
        field.max() < (field.kind() == SettingField.Kind.INT ? Integer.MAX_VALUE : Long.MAX_VALUE);
    if (fromBelow && fromAbove) {
      return ", " + number(field, field.min()) + " to " + number(field, field.max());
    }
    return fromBelow
        ? ", at least " + number(field, field.min())
        : ", at most " + number(field, field.max());
  }

  private static String number(SettingField field, long value) {
    return switch (field.unit()) {
      case PLAIN -> Long.toString(value);
      case BYTES -> Sizes.human(value);
      case ADDRESS -> Sizes.address(value);
    };
  }

  private void faults(Page page) {
    if (plugin.faults().isEmpty()) {
      return;
    }
    page.heading("Firmware bugs that a plan's faults may name");
    Table table = new Table(2, List.of(Table.Column.left(""), Table.Column.left("")));
    for (FirmwareFault fault : plugin.faults()) {
      table.row(new Cell(fault.id(), Tone.STRONG), Cell.of(fault.summary()));
    }
    table.writeTo(page);
  }
}
