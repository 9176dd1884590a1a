package org.lifeboat.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.results.ResultsFolder;

/** A process that is killed at random moments, as by {@code kill -9}, loses nothing. */
class KillTest {
  private static final long SIZE = 20_000;

  @TempDir private Path folder;

  @Test
  void aRunThatIsKilledAgainAndAgainEndsWithTheRowsOfAnother() throws Exception {
    int kills = Integer.getInteger("org.lifeboat.kills", 3);
    long seed = Long.getLong("org.lifeboat.kills.seed", 1);
    Random moments = new Random(seed);
    Path out = folder.resolve("out");
    int killed = 0;
    for (int attempt = 0; killed < kills && attempt < 3 * kills; attempt++) {
      Process process = start(out);
      if (!process.waitFor(700 + moments.nextInt(900), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      if (isComplete(out)) {
        delete(out);
      }
    }
    assertThat(killed).as("seed %s", seed).isEqualTo(kills);
    assertThat(start(out).waitFor()).isZero();

    Path whole = folder.resolve("whole");
    Sample.run(whole, Sample.of(SIZE), 2, false);
    assertThat(Sample.export(out)).as("seed %s", seed).isEqualTo(Sample.export(whole));
    assertThat(names(out)).isEqualTo(names(whole));
  }

  private static boolean isComplete(Path out) {
    return new ResultsFolder(out).found().filter(m -> m.complete()).isPresent();
  }

  private static void delete(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String names(Path out) throws IOException {
    try (Stream<Path> parts = Files.list(out.resolve("parts"))) {
      return parts.map(p -> p.getFileName().toString()).sorted().toList().toString();
    }
  }

  private Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            out.toString(),
            Long.toString(SIZE))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }
}
