package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.render.Cell;
import org.lifeboat.engine.render.Page;
import org.lifeboat.engine.render.Table;
import org.lifeboat.engine.render.Tone;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins}: what is installed. Alone it lists, as {@code list} does. */
final class PluginsCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "plugins", "What is installed, and what it can be told.");
    PluginArguments.addTo(spec);
    spec.addSubcommand("list", new ListCommand().spec());
    spec.addSubcommand("describe", new DescribeCommand().spec());
    spec.addSubcommand("new", new NewCommand().spec());
    Specs.examples(spec, "lifeboat plugins list", "lifeboat plugins describe deferred-init");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    list(arguments, terminal);
    return ExitCode.DONE;
  }

  private static void list(ParseResult arguments, Terminal terminal) {
    Plugins plugins = PluginArguments.lifeboat(arguments, terminal).plugins();
    Page page = new Page(terminal.style(Terminal.Colour.AUTO));
    Table table =
        new Table(
            0,
            List.of(
                Table.Column.left("kind"),
                Table.Column.left("id"),
                Table.Column.left("from"),
                Table.Column.left("what it does")));
    for (PluginKind kind : PluginKind.values()) {
      for (Plugin<?> plugin : plugins.all(kind)) {
        table.row(
            Cell.of(kind.word()),
            new Cell(plugin.id(), Tone.STRONG),
            Cell.of(plugin.origin().toString()),
            Cell.of(plugin.summary()));
      }
    }
    table.writeTo(page);
    terminal.out().print(page.text());
  }

  /** {@code lifeboat plugins list}. */
  private static final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
      CommandSpec spec = Specs.command(this, "list", "List all plugins.");
      PluginArguments.addTo(spec);
      Specs.examples(
          spec, "lifeboat plugins list", "lifeboat plugins list --plugin-path my-policy.jar");
      return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
      list(arguments, terminal);
      return ExitCode.DONE;
    }
  }
}
