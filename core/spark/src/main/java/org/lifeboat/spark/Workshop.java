package org.lifeboat.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.ConfigException;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.row.RowSource;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;

/**
 * The experiment that this process, a worker's or the driver's, has last read from a shipment, so
 * that tasks need not read it each.
 *
 * @param shipment what it was read from
 * @param rows its rows
 */
record Workshop(Shipment shipment, RowSource rows) {
  private static final int PROBLEMS_SHOWN = 3;

  private static @Nullable Workshop last;

  /**
   * The rows of what was sent.
   *
   * @throws RefusedException if that is not the experiment that it should be
   * @throws ResultsException if there is no room to unpack it
   */
  static synchronized RowSource rows(Shipment shipment) {
    Workshop ready = last;
    if (ready == null || !ready.shipment().equals(shipment)) {
      ready = new Workshop(shipment, read(shipment));
      last = ready;
    }
    return ready.rows();
  }

  private static RowSource read(Shipment shipment) {
    Path folder = unpacked(shipment);
    Recipe recipe =
        new Recipe(
            folder.resolve(shipment.experiment()),
            shipment.jars().stream().map(folder::resolve).toList());
    Prepared experiment;
    try {
      experiment = shipment.reading().read(recipe);
    } catch (ConfigException e) {
      throw new RefusedException(words(e, folder));
    }
    Identity found = Identity.of(experiment);
    if (!found.equals(shipment.identity())) {
      throw new RefusedException(
          found.fingerprint().equals(shipment.identity().fingerprint())
              ? "its plugins are " + found.plugins() + ", not " + shipment.identity().plugins()
              : "what is read there gives other boots: it reads files by absolute paths, or this is"
                  + " another version of Lifeboat");
    }
    return experiment.rows();
  }

  private static String words(ConfigException e, Path folder) {
    return e.problems().stream()
        .limit(PROBLEMS_SHOWN)
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .collect(Collectors.joining("; "));
  }

  private static Path unpacked(Shipment shipment) {
    try {
      Path folder = Files.createTempDirectory("lifeboat-").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "lifeboat-files"));
      shipment.files().unpack(folder);
      return folder;
    } catch (IOException e) {
      throw new ResultsException("the experiment's files cannot be unpacked: " + e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
