package org.lifeboat.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.engine.render.Page;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins describe}: plugins and every setting of them. */
final class DescribeCommand implements Command {
  private static final String ALL = "--all";

  private enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "describe",
            "Show plugins and every setting of them: type, default, bounds, meaning.");
    spec.addPositional(
        Specs.optionalParameters("ID", String.class, "Plugins; `plugins list` names all."));
    spec.addOption(OptionSpec.builder(ALL).description("All plugins.").build());
    PluginArguments.addTo(spec);
    spec.addOption(
        Specs.choice("--format", Format.class, "Pages, JSON, or a page of the reference.").build());
    Specs.examples(
        spec,
        "lifeboat plugins describe deferred-init",
        "lifeboat plugins describe intel-vtd --format json",
        "lifeboat plugins describe --all --format markdown");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Format format = Specs.chosen(arguments, "--format", Format.TEXT);
    List<String> ids = arguments.matchedPositionalValue(0, List.of());
    if (ids.isEmpty() != arguments.hasMatchedOption(ALL)) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(), "give IDs, or " + ALL + ", and not both");
    }
    Plugins plugins = PluginArguments.lifeboat(arguments, terminal).plugins();
    List<ShownPlugin> all = ShownPlugin.all(plugins);
    List<ShownPlugin> shown =
        ids.isEmpty() ? all : ids.stream().flatMap(id -> named(id, all).stream()).toList();
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> pages(shown, new Page(terminal.style(Terminal.Colour.AUTO)));
              case JSON -> PluginJson.described(shown);
              case MARKDOWN -> PluginReference.of(shown);
            });
    return ExitCode.DONE;
  }

  private static List<ShownPlugin> named(String id, List<ShownPlugin> all) {
    List<ShownPlugin> named = all.stream().filter(p -> p.plugin().id().equals(id)).toList();
    if (named.isEmpty()) {
      throw new BadInput("there is no plugin '" + id + "'; there are " + ids(all));
    }
    return named;
  }

  private static String ids(List<ShownPlugin> all) {
    return all.stream().map(p -> p.plugin().id()).collect(Collectors.joining(", "));
  }

  private static String pages(List<ShownPlugin> plugins, Page page) {
    for (ShownPlugin shown : plugins) {
      if (!page.text().isEmpty()) {
        page.blank();
      }
      new PluginPage(shown).writeTo(page);
    }
    return page.text();
  }
}
