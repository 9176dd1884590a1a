package org.lifeboat.cli;

import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.profile.Difference;
import org.lifeboat.engine.profile.Differences;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.render.ProfileDiff;
import org.lifeboat.engine.render.ProfileJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat kernels diff}: in what two kernel profiles differ. */
final class KernelDiffCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(this, "diff", "Say in words what differs between two kernel profiles.");
    spec.addPositional(
        Specs.parameter("A", String.class, "A profile, a version, or the path of a .conf file."));
    spec.addPositional(Specs.parameter(1, "B", String.class, "Another."));
    PluginArguments.addTo(spec);
    KernelArguments.addFormatTo(spec);
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat kernels diff linux-2.6.32 linux-2.6.33",
        "lifeboat kernels diff linux-2.6.33 mine.conf --format json",
        "",
        "Exits with 0 whether or not they differ: either is an answer.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    KernelArguments.Format format = KernelArguments.format(arguments);
    ProfileDiff page = new ProfileDiff(KernelArguments.style(arguments, terminal));
    Lifeboat lifeboat = PluginArguments.lifeboat(arguments, terminal);
    List<String> given =
        List.of(arguments.matchedPositionalValue(0, ""), arguments.matchedPositionalValue(1, ""));
    List<Outline> both = KernelArguments.outlines(lifeboat, given, terminal);
    List<String> names = KernelArguments.names(both.stream().map(Outline::id).toList(), given);
    List<Difference> differences = Differences.between(both.get(0), both.get(1));
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> page.render(names.get(0), names.get(1), differences);
              case JSON -> new ProfileJson().differences(names.get(0), names.get(1), differences);
            });
    return ExitCode.DONE;
  }
}
