package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.SettingField;
import org.lifeboat.engine.render.Words;

/** Plugins as a page of the reference, in Markdown. */
final class PluginReference {
  private static final String HEAD =
      """
      # Plugins

      What each plugin is, what it can be told, and by which firmware bugs a plan may break a machine for it.
      This page is what `./lifeboat plugins describe --all --format markdown` prints; a test holds it against that.
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private PluginReference() {}

  static String of(List<ShownPlugin> plugins) {
    PluginReference page = new PluginReference();
    for (PluginKind kind : PluginKind.values()) {
      List<ShownPlugin> some = plugins.stream().filter(p -> p.kind() == kind).toList();
      if (!some.isEmpty()) {
        page.text.append("\n## ").append(title(kind)).append('\n');
        some.forEach(page::add);
      }
    }
    return page.text.toString();
  }

  private static String title(PluginKind kind) {
    return switch (kind) {
      case DRIVER -> "IOMMU drivers";
      case ALLOCATOR -> "Early allocators";
      case POLICY -> "Fallback policies";
    };
  }

  private void add(ShownPlugin shown) {
    Plugin<?> plugin = shown.plugin();
    line("");
    line("### " + plugin.id());
    line("");
    line(escaped(plugin.summary()));
    settings(shown);
    faults(plugin.faults());
  }

  private void settings(ShownPlugin shown) {
    List<SettingField> fields = shown.plugin().settings().fields();
    line("");
    if (fields.isEmpty()) {
      line("It has no settings.");
      return;
    }
    row("setting", "default", "type", "meaning");
    row("---", "---", "---", "---");
    for (SettingField field : fields) {
      row(
          code(field.key()),
          field.byDefault().map(PluginReference::code).orElse("must be given"),
          escaped(new SettingWords(field).type()),
          escaped(field.meaning()));
    }
    line("");
    line(
        "In a plan: "
            + code(new SettingWords(fields.get(0)).example(shown.kind(), shown.plugin())));
  }

  private void faults(List<FirmwareFault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    line("");
    row("firmware bug", "what it is");
    row("---", "---");
    faults.forEach(fault -> row(code(fault.id()), escaped(fault.summary())));
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text that has no meaning to Markdown, whatever a plugin says. */
  private static String escaped(String words) {
    return Words.clean(words).replaceAll("[\\\\`*_\\[\\]<>|#]", "\\\\$0");
  }

  private static String code(String words) {
    return "`" + Words.clean(words).replace('`', '\'').replace("|", "\\|") + "`";
  }
}
