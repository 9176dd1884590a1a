package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.render.ProfileJson;
import org.lifeboat.engine.render.ProfileList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat kernels}: the kernel profiles. Alone it lists, as {@code list} does. */
final class KernelsCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "kernels", "The kernel profiles: what each does, how two differ.");
    addOptions(spec);
    spec.addSubcommand("list", new ListCommand().spec());
    spec.addSubcommand("describe", new KernelDescribeCommand().spec());
    spec.addSubcommand("diff", new KernelDiffCommand().spec());
    Specs.examples(
        spec,
        "lifeboat kernels",
        "lifeboat kernels describe linux-2.6.33",
        "lifeboat kernels diff linux-2.6.32 linux-2.6.33");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    list(arguments, terminal);
    return ExitCode.DONE;
  }

  private static void addOptions(CommandSpec spec) {
    PluginArguments.addTo(spec);
    KernelArguments.addFormatTo(spec);
    Specs.addColour(spec);
  }

  private static void list(ParseResult arguments, Terminal terminal) {
    KernelArguments.Format format = KernelArguments.format(arguments);
    ProfileList page = new ProfileList(KernelArguments.style(arguments, terminal));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    List<Outline> profiles =
        KernelArguments.outlines(lifeboat, lifeboat.reader().kernelIds(), terminal);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> page.render(profiles);
              case JSON -> new ProfileJson().list(profiles);
            });
  }

  /** {@code lifeboat kernels list}. */
  private static final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
      CommandSpec spec =
          Specs.command(this, "list", "List the profiles that come with the engine.");
      addOptions(spec);
      Specs.examples(spec, "lifeboat kernels list", "lifeboat kernels list --format json");
      return spec;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
      list(arguments, terminal);
      return ExitCode.DONE;
    }
  }
}
