package org.lifeboat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.experiment.file.Experiment;
import org.lifeboat.experiment.file.ExperimentReader;
import org.lifeboat.load.service.Scenario;

/**
 * A boot of an experiment, as {@code FILE:NUMBER} names it where a machine or plan may stand.
 *
 * @param file the experiment
 * @param number which boot, from 0
 */
record ExperimentBoot(Path file, long number) {
  private static final Pattern ADDRESS = Pattern.compile("(.+\\.conf):([0-9]{1,18})");

  /** The boot that a path names; empty where it is a file's, or does not look like one. */
  static Optional<ExperimentBoot> of(Path path) {
    Matcher address = ADDRESS.matcher(path.toString());
    return Files.exists(path) || !address.matches()
        ? Optional.empty()
        : Optional.of(
            new ExperimentBoot(Path.of(address.group(1)), Long.parseLong(address.group(2))));
  }

  /** How long the experiment watches loads; empty where it does not. */
  Optional<Scenario.Limits> load(Lifeboat lifeboat) {
    return new ExperimentReader(lifeboat).read(file).load();
  }

  /** The request with the boot's plan in the place of the file. */
  PlanRequest complete(PlanRequest request, Lifeboat lifeboat) {
    Experiment experiment = new ExperimentReader(lifeboat).read(file);
    if (number >= experiment.size()) {
      throw new BadInput(
          "%s: there is no boot %s; they go from 0 to %s"
              .formatted(file, number, experiment.size() - 1));
    }
    return request.saying(lifeboat.reader().text(experiment.plan(number)));
  }
}
