package org.lifeboat.spark;

import java.io.Serializable;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.experiment.file.ExperimentReader;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;

/** How an experiment is read from its files; sent to the workers, which have copies of them. */
interface Reading extends Serializable {
  /** As the program does. */
  Reading USUAL = new Usual();

  /**
   * The experiment.
   *
   * @throws ConfigException if anything is wrong with it
   */
  Prepared read(Recipe recipe);

  /** A record, so that it is equal to itself after it was sent. */
  record Usual() implements Reading {
    @Override
    public Prepared read(Recipe recipe) {
      return new ExperimentReader(
              Lifeboat.builder().pluginJars(recipe.pluginJars()).despiteProblems().build())
          .read(recipe.file())
          .prepared(recipe);
    }
  }
}
