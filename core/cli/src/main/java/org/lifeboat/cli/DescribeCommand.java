package org.lifeboat.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lifeboat.engine.plugin.Plugin;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.render.Page;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins describe}: a plugin and every setting of it. */
final class DescribeCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "describe",
            "Show a plugin and every setting of it: type, default, bounds, meaning.");
    spec.addPositional(
        Specs.parameter("ID", String.class, "The plugin; `plugins list` names all."));
    PluginArguments.addTo(spec);
    Specs.examples(
        spec, "lifeboat plugins describe deferred-init", "lifeboat plugins describe intel-vtd");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Plugins plugins = PluginArguments.lifeboat(arguments, terminal).plugins();
    String id = arguments.matchedPositionalValue(0, "");
    List<PluginKind> kinds =
        Arrays.stream(PluginKind.values()).filter(k -> plugins.find(k, id).isPresent()).toList();
    if (kinds.isEmpty()) {
      throw new BadInput("there is no plugin '" + id + "'; there are " + ids(plugins));
    }
    Page page = new Page(terminal.style(Terminal.Colour.AUTO));
    for (PluginKind kind : kinds) {
      Plugin<?> plugin = plugins.find(kind, id).orElseThrow();
      new PluginPage(kind, plugin).writeTo(page);
    }
    terminal.out().print(page.text());
    return ExitCode.DONE;
  }

  private static String ids(Plugins plugins) {
    return Stream.of(PluginKind.values())
        .flatMap(k -> plugins.all(k).stream())
        .map(Plugin::id)
        .collect(Collectors.joining(", "));
  }
}
