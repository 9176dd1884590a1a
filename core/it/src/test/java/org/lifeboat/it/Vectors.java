package org.lifeboat.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lifeboat.lab.replay.Replay;
import org.lifeboat.lab.replay.TraceComparison;
import org.lifeboat.lab.replay.TraceComparison.Result;
import org.lifeboat.lab.replay.TraceFolder;

/** Traces with the answers of a kernel: our own copy, and the shared ones. */
final class Vectors {
  private Vectors() {}

  /** Unpacks the copy of some of them. */
  static void unpack(String name, Path folder) throws IOException {
    InputStream packed = Vectors.class.getResourceAsStream("/vectors/" + name + ".zip");
    try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  /** The folder of the shared ones, if they are beside this checkout. */
  static Optional<Path> shared(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/vectors").resolve(name))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Replays all traces of a folder that have an expectation. */
  static List<Result> compare(Path folder, Replay replay) {
    return TraceFolder.of(folder).pairs().stream()
        .map(pair -> TraceComparison.compare(replay, pair.trace(), pair.expected()))
        .toList();
  }
}
