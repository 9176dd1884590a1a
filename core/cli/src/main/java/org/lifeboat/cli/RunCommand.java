package org.lifeboat.cli;

import java.nio.file.Path;
import org.lifeboat.engine.render.Style;
import org.lifeboat.experiment.file.Experiment;
import org.lifeboat.experiment.file.ExperimentReader;
import org.lifeboat.experiment.results.ResultsFolder;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code lifeboat run}: an experiment, until all its boots are in a folder. */
final class RunCommand implements Command {
  private static final String OUT = "--out";
  private static final String RESUME = Running.RESUME;
  private static final String DRY_RUN = "--dry-run";
  private static final String THREADS = "--threads";
  private static final int MOST_THREADS = 1024;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Specs.command(
            this,
            "run",
            "Run an experiment: boot all that its file describes, and write what comes of it to a"
                + " folder.");
    spec.addPositional(Specs.parameter("FILE", Path.class, "The experiment."));
    spec.addOption(
        OptionSpec.builder(OUT)
            .type(Path.class)
            .paramLabel("DIR")
            .description("Where results go; default: a folder named after the experiment.")
            .build());
    spec.addOption(
        OptionSpec.builder(RESUME)
            .description("Go on with a run that was stopped, however it was.")
            .build());
    spec.addOption(
        OptionSpec.builder(DRY_RUN)
            .description("Say what it would be: how many boots, over what, how long.")
            .build());
    spec.addOption(
        OptionSpec.builder(THREADS)
            .type(Integer.class)
            .paramLabel("N")
            .description("Boots at one time; default: as many as there are processors.")
            .build());
    EngineArguments.addTo(spec);
    PluginArguments.addTo(spec);
    Specs.addColour(spec);
    Specs.examples(
        spec,
        "lifeboat run config/experiments/four-options.conf --dry-run",
        "lifeboat run config/experiments/four-options.conf",
        "lifeboat run config/experiments/million.conf --out million --resume",
        "",
        "It may be stopped at any time, also by kill -9 or a full disk: what is finished stays, and"
            + " --resume",
        "makes the rest. The rows are the same as if it had not been stopped.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Style style = terminal.style(Specs.colour(arguments));
    int threads = threads(arguments);
    EngineArguments engine = EngineArguments.of(arguments);
    Path file = arguments.matchedPositionalValue(0, Path.of(""));
    Experiment read =
        new ExperimentReader(PluginArguments.lifeboat(arguments, terminal)).read(file);
    if (arguments.hasMatchedOption(DRY_RUN)) {
      terminal.out().print(new DryRun(read, threads, System::nanoTime).page(style));
      return ExitCode.DONE;
    }
    Prepared experiment = read.prepared(new Recipe(file, PluginArguments.jars(arguments)));
    ResultsFolder folder =
        new ResultsFolder(arguments.matchedOptionValue(OUT, Path.of(experiment.question().id())));
    return new Running(experiment, folder, arguments.hasMatchedOption(RESUME), engine, threads)
        .run(style, terminal);
  }

  private static int threads(ParseResult arguments) {
    int threads = arguments.matchedOptionValue(THREADS, Runtime.getRuntime().availableProcessors());
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "Invalid value for option '%s': %s is no number from 1 to %s"
              .formatted(THREADS, threads, MOST_THREADS));
    }
    return threads;
  }
}
