package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.engine.plugin.PluginOrigin;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins}: what is installed. Alone it lists, as {@code list} does. */
final class PluginsCommand implements Command {
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "plugins", "What is installed, and what it can be told.");
    addOptions(spec);
    spec.addSubcommand("list", new ListCommand().spec());
    spec.addSubcommand("describe", new DescribeCommand().spec());
    spec.addSubcommand("new", new NewCommand().spec());
    spec.addSubcommand("check", new CheckCommand().spec());
    Specs.examples(spec, "lifeboat plugins list", "lifeboat plugins describe deferred-init");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    return list(arguments, terminal);
  }

  private static void addOptions(CommandSpec spec) {
    PluginArguments.addTo(spec);
    spec.addOption(Specs.choice("--format", Format.class, "A table, or JSON.").build());
  }

  private static int list(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    Plugins plugins = PluginArguments.withAllProblems(arguments, terminal).plugins();
    List<ShownPlugin> all = ShownPlugin.all(plugins);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> table(all, new Page(terminal.style(Terminal.Colour.AUTO)));
              case JSON -> PluginJson.list(all, plugins.problems());
            });
    return PluginArguments.clash(plugins) ? ExitCode.BAD_INPUT : ExitCode.DONE;
  }

  private static String table(List<ShownPlugin> plugins, Page page) {
    Table table =
        new Table(
            0,
            List.of(
                Table.Column.left("kind"),
                Table.Column.left("id"),
                Table.Column.left("version"),
                Table.Column.left("from"),
                Table.Column.left("what it does")));
    List<PluginOrigin> jars =
        plugins.stream()
            .map(p -> p.plugin().origin())
            .filter(o -> o instanceof PluginOrigin.Jar)
            .distinct()
            .toList();
    for (ShownPlugin shown : plugins) {
      int jar = 1 + jars.indexOf(shown.plugin().origin());
      table.row(
          Cell.of(shown.kind().word()),
          new Cell(shown.plugin().id(), Tone.STRONG),
          Cell.of(shown.version().orElse("-")),
          Cell.of(jar > 0 ? "jar " + jar : shown.plugin().origin().toString()),
          Cell.of(shown.plugin().summary()));
    }
    table.writeTo(page);
    jars(jars, page);
    return page.text();
  }

  /** A jar's path may be longer than any column, and is there to be copied: it is never broken. */
  private static void jars(List<PluginOrigin> jars, Page page) {
    if (!jars.isEmpty()) {
      page.blank();
    }
    for (int jar = 0; jar < jars.size(); jar++) {
      page.raw("jar " + (jar + 1) + "  " + jars.get(jar));
    }
  }

  /** {@code lifeboat plugins list}. */
  private static final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
      CommandSpec spec = Specs.command(this, "list", "List all plugins.");
      addOptions(spec);
      Specs.examples(
          spec,
          "lifeboat plugins list",
          "lifeboat plugins list --plugin-path my-policy.jar",
          "",
          "Exits with 2 where an id stands for several plugins; boot and compare refuse that,"
              + " too.");
      return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
      return list(arguments, terminal);
    }
  }
}
