package org.lifeboat.experiment.run;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.lifeboat.experiment.results.ResultsException;

/** The engines that are installed. */
public final class Engines {
  private Engines() {}

  /**
   * The engine of this name.
   *
   * @throws ResultsException if there is none
   */
  public static ExperimentEngine named(String id) {
    List<ExperimentEngine> engines =
        ServiceLoader.load(ExperimentEngine.class, Engines.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return engines.stream()
        .filter(engine -> engine.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ResultsException(
                    "there is no engine '%s'; installed: %s"
                        .formatted(
                            id,
                            engines.stream()
                                .map(ExperimentEngine::id)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }
}
