package org.lifeboat.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.engine.Lifeboat;
import org.lifeboat.experiment.metric.Metric;

/** {@code reference.conf} explains every key, and what it says is true. */
final class ReferenceConfTest {
  @TempDir private Path folder;
  private String text = "";

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = ExperimentReader.class.getResourceAsStream("reference.conf")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Experiment experiment(String said) throws IOException {
    return new ExperimentReader(Lifeboat.create())
        .read(Files.writeString(folder.resolve("reference.conf"), said));
  }

  @Test
  void itRuns() throws IOException {
    Experiment experiment = experiment(text);

    assertThat(experiment.size()).isEqualTo(60 + 4 * 2 * 3 * 2 * 3 * 3);
    assertThat(LongStream.range(0, experiment.size()).mapToObj(experiment::row))
        .allSatisfy(row -> assertThat(row.values()).hasSize(experiment.columns().size()));
    assertThat(experiment.question().charts()).hasSize(3);
    assertThat(experiment.question().findings()).hasSize(1);
  }

  @Test
  void itNamesEveryMetric() {
    String comment =
        text.substring(text.indexOf("# What of each boot is kept"), text.indexOf("metrics ="));

    for (String metric : Metric.names()) {
      assertThat(comment).containsPattern("\\b" + metric + "\\b");
    }
  }

  @Test
  void whatIsThereByDefaultIsAsItSays() throws IOException {
    String without =
        text.replace("idle-faults = skip", "").replace("name = drawn  ", "name = generated");

    assertThat(experiment(without).size()).isEqualTo(experiment(text).size());
  }
}
