package org.lifeboat.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lifeboat.engine.config.PlanReader;
import org.lifeboat.engine.config.PlanRequest;
import org.lifeboat.engine.plan.BootPlan;

/** The machines of {@code config/machines}, which go along in the test kit's jar. */
final class ShippedMachines {
  private static final String RESOURCES = "/org/lifeboat/config";

  private ShippedMachines() {}

  /** A plan for each of them, as its file has it, ascending by file name. */
  static List<BootPlan> read(PlanReader reader) {
    try {
      Path folder = Files.createTempDirectory("lifeboat-machines");
      try {
        unpack(folder);
        return plans(reader, folder.resolve("machines"));
      } finally {
        delete(folder);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the test kit cannot unpack its machines", e);
    }
  }

  private static List<BootPlan> plans(PlanReader reader, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".conf"))
          .sorted()
          .map(f -> reader.read(PlanRequest.of(f)))
          .toList();
    }
  }

  private static void unpack(Path folder) throws IOException, URISyntaxException {
    @Nullable URL url = ShippedMachines.class.getResource(RESOURCES);
    if (url == null) {
      throw new IOException("the test kit was built without its machines");
    }
    URI place = url.toURI();
    if (!place.getScheme().equals("jar")) {
      copy(Path.of(place), folder);
      return;
    }
    Path jar = Path.of(URI.create(place.getRawSchemeSpecificPart().replaceFirst("!/.*", "")));
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      copy(inside.getPath(RESOURCES), folder);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
