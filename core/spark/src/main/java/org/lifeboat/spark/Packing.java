package org.lifeboat.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.run.Prepared;
import org.lifeboat.experiment.run.Recipe;

/**
 * Packs an experiment for workers. A file names others, relative to itself, which name others:
 * rather than to follow them, a folder is packed that holds them all, and that it does is found by
 * reading the experiment from what was packed.
 */
final class Packing {
  private static final String FILES = "files";
  private static final String PLUGINS = "plugins";

  private final Recipe recipe;
  private final Identity identity;
  private final Reading reading;
  private final Path file;

  Packing(Prepared experiment, Reading reading) {
    this.recipe = experiment.recipe();
    this.identity = Identity.of(experiment);
    this.reading = reading;
    this.file = recipe.file().toAbsolutePath().normalize();
  }

  /**
   * With this folder, else the smallest that will do: the file's own, or one above it.
   *
   * @throws ResultsException if it does not hold all that the experiment reads, or is too large
   */
  Shipment with(Optional<Path> folder) {
    return folder.map(f -> named(f, f.toAbsolutePath().normalize())).orElseGet(this::smallest);
  }

  private Shipment named(Path shown, Path folder) {
    if (!file.startsWith(folder)) {
      throw new ResultsException("files=%s: %s does not lie in it".formatted(shown, recipe.file()));
    }
    try {
      return tried(folder);
    } catch (IOException e) {
      throw new ResultsException("files=%s: cannot be sent: %s".formatted(shown, words(e)));
    } catch (RefusedException e) {
      throw new ResultsException(
          "files=%s: does not hold all that %s reads: %s"
              .formatted(shown, recipe.file(), e.problem()));
    }
  }

  private Shipment smallest() {
    String problem = "";
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      try {
        return tried(folder);
      } catch (RefusedException e) {
        problem = e.problem();
      } catch (IOException e) {
        problem = problem + "; " + folder + " cannot be sent: " + words(e);
        break;
      }
    }
    throw new ResultsException(
        "%s: workers need copies of what it reads, and no folder above it has all (%s); name one: --engine-option files=FOLDER"
            .formatted(recipe.file(), problem));
  }

  private Shipment tried(Path folder) throws IOException {
    Shipment shipment = packed(folder);
    Workshop.rows(shipment);
    return shipment;
  }

  private Shipment packed(Path folder) throws IOException {
    try (Parcel parcel = new Parcel()) {
      parcel.addAll(FILES, folder);
      String contents =
          "the %s files in %s (%s KB)".formatted(parcel.files(), folder, parcel.bytes() >> 10);
      List<String> jars = new ArrayList<>();
      for (Path jar : recipe.pluginJars()) {
        String name = PLUGINS + "/" + jars.size() + "/" + jar.getFileName();
        parcel.add(name, jar);
        jars.add(name);
      }
      return new Shipment(
          parcel.packed(),
          contents,
          FILES + "/" + Parcel.slashed(folder.relativize(file)),
          jars,
          reading,
          identity);
    }
  }

  private static String words(IOException e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
