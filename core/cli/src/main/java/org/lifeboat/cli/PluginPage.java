package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;

/** All that is known of a plugin, as a page. */
record PluginPage(ShownPlugin shown) {
  private static final String MISSING = "... (must be given)";

  void writeTo(Page page) {
    Plugin<?> plugin = shown.plugin();
    page.title(plugin.id() + ", " + shown.kind().word() + " (" + plugin.origin() + ")");
    page.paragraph(Tone.PLAIN, "", plugin.summary());
    settings(page);
    faults(page);
  }

  private void settings(Page page) {
    List<SettingField> fields = shown.plugin().settings().fields();
    if (fields.isEmpty()) {
      page.blank();
      page.paragraph(Tone.PLAIN, "", "It has no settings.");
      return;
    }
    page.heading("Settings, with their defaults");
    for (SettingField field : fields) {
      page.paragraph(Tone.STRONG, "  ", field.key() + " = " + field.byDefault().orElse(MISSING));
      page.paragraph(Tone.DIM, "      ", new SettingWords(field).type());
      page.paragraph(Tone.PLAIN, "      ", field.meaning());
    }
    page.heading("In a plan");
    page.paragraph(
        Tone.PLAIN, "  ", new SettingWords(fields.get(0)).example(shown.kind(), shown.plugin()));
  }

  private void faults(Page page) {
    if (shown.plugin().faults().isEmpty()) {
      return;
    }
    page.heading("Firmware bugs that a plan's faults may name");
    Table table = new Table(2, List.of(Table.Column.left(""), Table.Column.left("")));
    for (FirmwareFault fault : shown.plugin().faults()) {
      table.row(new Cell(fault.id(), Tone.STRONG), Cell.of(fault.summary()));
    }
    table.writeTo(page);
  }
}
