package org.lifeboat.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lifeboat.experiment.run.Engines;
import org.lifeboat.experiment.run.ExperimentEngine;
import org.lifeboat.experiment.run.ThreadsEngine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The arguments that say what computes an experiment.
 *
 * @param engine what computes
 * @param options what it alone is told, which it knows
 */
record EngineArguments(ExperimentEngine engine, Map<String, String> options) {
  private static final String ENGINE = "--engine";
  private static final String MASTER = "--master";
  private static final String OPTION = "--engine-option";

  static void addTo(CommandSpec spec) {
    spec.addOption(
        Specs.text(
                ENGINE,
                "ID",
                "What computes: " + ThreadsEngine.ID + ", which is the default, or spark.")
            .build());
    spec.addOption(
        Specs.text(MASTER, "URL", "Where an engine for many machines finds them.").build());
    spec.addOption(
        Specs.texts(OPTION, "KEY=VALUE", "Something else that an engine is told; may be repeated.")
            .build());
  }

  /**
   * What was given.
   *
   * @throws ParameterException if an option is not of that form
   * @throws org.lifeboat.experiment.results.ResultsException if there is no such engine, or it does
   *     not know an option
   */
  static EngineArguments of(ParseResult arguments) {
    ExperimentEngine engine = Engines.named(arguments.matchedOptionValue(ENGINE, ThreadsEngine.ID));
    Map<String, String> options = new TreeMap<>();
    for (String option : arguments.matchedOptionValue(OPTION, List.<String>of())) {
      int equals = option.indexOf('=');
      if (equals < 1) {
        throw new ParameterException(
            arguments.commandSpec().commandLine(),
            "Invalid value for option '%s': '%s' is not KEY=VALUE".formatted(OPTION, option));
      }
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    if (arguments.hasMatchedOption(MASTER)) {
      options.put("master", arguments.matchedOptionValue(MASTER, ""));
    }
    engine.check(options);
    return new EngineArguments(engine, options);
  }
}
