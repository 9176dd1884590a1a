package org.lifeboat.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.results.Cut;
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
    while (killed < kills) {
      Process process = start(out);
      // At any number of parts that can still come, and a moment later.
      int parts = parts(out) + 1 + moments.nextInt(new Cut(SIZE).parts() / (kills + 1));
      while (process.isAlive() && parts(out) < parts) {
        Thread.sleep(1);
      }
      Thread.sleep(moments.nextInt(40));
      assertThat(process.isAlive()).as("seed %s", seed).isTrue();
      process.destroyForcibly().waitFor();
      killed++;
    }
    assertThat(isComplete(out)).isFalse();
    assertThat(start(out).waitFor()).isZero();

    Path whole = folder.resolve("whole");
    Sample.run(whole, Sample.of(SIZE), 2, false);
    assertThat(Sample.export(out)).as("seed %s", seed).isEqualTo(Sample.export(whole));
    assertThat(names(out)).isEqualTo(names(whole));
  }

  private static boolean isComplete(Path out) {
    return new ResultsFolder(out).found().filter(m -> m.complete()).isPresent();
  }

  private static int parts(Path out) throws IOException {
    Path parts = out.resolve("parts");
    if (!Files.isDirectory(parts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(parts)) {
      return (int) files.filter(f -> f.toString().endsWith(".parquet")).count();
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
