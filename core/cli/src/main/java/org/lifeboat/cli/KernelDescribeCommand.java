package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.render.ProfilePage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat kernels describe}: a kernel profile in words. */
final class KernelDescribeCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this, "describe", "Show a kernel profile in words, without what goes without saying.");
    spec.addPositional(
        Specs.parameter(
            "ID", String.class, "The profile, a version, or the path of a .conf file."));
    PluginArguments.addTo(spec);
    Specs.addColour(spec);
    Specs.examples(
        spec, "lifeboat kernels describe linux-6.1", "lifeboat kernels describe mine.conf");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ProfilePage page = new ProfilePage(KernelArguments.style(arguments, terminal));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    List<String> given = List.of(arguments.matchedPositionalValue(0, ""));
    KernelArguments.outlines(lifeboat, given, terminal)
        .forEach(profile -> terminal.out().print(page.render(profile)));
    return ExitCode.DONE;
  }
}
