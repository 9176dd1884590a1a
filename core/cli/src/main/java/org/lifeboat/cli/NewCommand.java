package org.lifeboat.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.plugin.PluginKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat plugins new}: a Maven project with a plugin that already works. */
final class NewCommand implements Command {
  private static final String KIND = "--kind";
  private static final String ID = "--id";
  private static final String PACKAGE = "--package";
  private static final String MACHINE = "config/machines/q35-4g-vtd-no-width.conf";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "new",
            "Write a Maven project for a plugin of your own: one class that already works, its"
                + " settings, and a test that holds it against the contract of its kind.");
    spec.addPositional(
        Specs.parameter("DIR", Path.class, "The folder; a new one, or one that is empty."));
    spec.addOption(Specs.choice(KIND, PluginKind.class, "What it is; default: policy.").build());
    spec.addOption(
        Specs.text(ID, "ID", "Its name in configuration: small-pool.").required(true).build());
    spec.addOption(
        Specs.text(PACKAGE, "PACKAGE", "The Java package of its classes: org.me.")
            .required(true)
            .build());
    Specs.examples(
        spec,
        "lifeboat plugins new my-policy --id small-pool --package org.me",
        "lifeboat plugins new my-driver --kind driver --id my-iommu --package org.me.iommu");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Path folder = arguments.matchedPositionalValue(0, Path.of(""));
    NewPlugin plugin =
        new NewPlugin(
            Specs.chosen(arguments, KIND, PluginKind.POLICY),
            arguments.matchedOptionValue(ID, ""),
            arguments.matchedOptionValue(PACKAGE, ""));
    requireNew(plugin);
    List<String> written = new PluginProject(plugin).writeTo(folder);
    PrintStream out = terminal.out();
    out.println("Written to " + folder + ":");
    written.forEach(file -> out.println("  " + file));
    out.println();
    if (!MavenRepository.of(terminal.environment())
        .holds("lifeboat-testkit", PluginProject.lifeboatVersion())) {
      out.println("Once, in Lifeboat's checkout, so that Maven finds its artifacts:");
      out.println("  mvn -q -Dquick -DskipTests install");
    }
    out.println("Then:");
    out.println("  (cd " + folder + " && mvn verify)");
    out.println("  ./lifeboat " + trial(plugin, folder));
    return ExitCode.DONE;
  }

  private static void requireNew(NewPlugin plugin) {
    boolean taken =
        Lifeboat.create(List.of()).plugins().all(plugin.kind()).stream()
            .anyMatch(p -> p.id().equals(plugin.id()));
    if (taken) {
      throw new BadInput(
          "%s %s: there is such a %s already; choose another id"
              .formatted(ID, plugin.id(), plugin.kind().word()));
    }
  }

  /** How it is seen at work. */
  private static String trial(NewPlugin plugin, Path folder) {
    String jar = " --plugin-path " + folder.resolve("target").resolve(plugin.id() + ".jar");
    String kernel = " --kernel " + folder.resolve("kernel.conf");
    return switch (plugin.kind()) {
      case POLICY -> "compare " + MACHINE + jar;
      case ALLOCATOR -> "compare " + MACHINE + jar + kernel;
      case DRIVER -> "compare " + folder.resolve("machine.conf") + jar + kernel;
    };
  }
}
