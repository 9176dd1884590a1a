package org.lifeboat.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.experiment.results.ResultsException;
import org.lifeboat.experiment.run.Prepared;

/** What workers are sent is enough, and no more than a folder. */
class PackingTest {
  private static final String ALONE =
      """
      matrix {
        machines = [ "m.conf" ]
        policies = [ panic, nommu ]
      }
      """;

  @TempDir private Path folder;

  private static Shipment packed(Prepared experiment, Optional<Path> files) {
    return new Packing(experiment, Reading.USUAL).with(files);
  }

  private List<String> unpacked(Shipment shipment) throws IOException {
    Path to = Files.createTempDirectory(folder, "unpacked");
    shipment.files().unpack(to);
    try (Stream<Path> files = Files.walk(to)) {
      return files.filter(Files::isRegularFile).map(f -> Parcel.slashed(to.relativize(f))).toList();
    }
  }

  @Test
  void theFolderOfTheFileWhereThatIsEnough() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));
    Files.copy(
        bench.folder().resolve("machines/dell-poweredge-r740.conf"),
        bench.folder().resolve("experiments/m.conf"));
    Files.createDirectories(bench.folder().resolve("experiments/.git/objects"));
    Files.writeString(bench.folder().resolve("experiments/.git/objects/x"), "hidden");
    Files.writeString(bench.folder().resolve("experiments/.secret"), "hidden");
    Files.writeString(bench.folder().resolve("experiments/part.parquet"), "results");

    Shipment shipment = packed(bench.experiment(ALONE), Optional.empty());

    assertThat(unpacked(shipment)).containsExactlyInAnyOrder("files/m.conf", "files/sample.conf");
    assertThat(shipment.experiment()).isEqualTo("files/sample.conf");
  }

  @Test
  void elseTheFolderAbove() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));

    Shipment shipment = packed(bench.experiment(Bench.PLAIN), Optional.empty());

    assertThat(shipment.experiment()).isEqualTo("files/experiments/sample.conf");
    assertThat(unpacked(shipment)).contains("files/machines/q35-4g-vtd-zero.conf");
  }

  @Test
  void aFolderThatIsNamedMustHoldAll() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));
    Prepared experiment = bench.experiment(Bench.PLAIN);

    assertThat(packed(experiment, Optional.of(bench.folder())).experiment())
        .isEqualTo("files/experiments/sample.conf");
    assertThatThrownBy(() -> packed(experiment, Optional.of(bench.folder().resolve("experiments"))))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("does not hold all that")
        .hasMessageContaining("machines");
    assertThatThrownBy(() -> packed(experiment, Optional.of(bench.folder().resolve("machines"))))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("does not lie in it");
  }

  @Test
  void aFolderThatIsTooLargeIsNotSent() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));
    try (RandomAccessFile large =
        new RandomAccessFile(bench.folder().resolve("machines/large").toFile(), "rw")) {
      large.setLength(Parcel.MOST_BYTES + 1);
    }
    Prepared experiment = bench.experiment(Bench.PLAIN);

    assertThatThrownBy(() -> packed(experiment, Optional.of(bench.folder())))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("it has more than 5000 files or 64 MB");
    assertThatThrownBy(() -> packed(experiment, Optional.empty()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("--engine-option files=FOLDER");
  }

  @Test
  void aWorkerRefusesWhatIsNotTheExperiment() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));
    Shipment sent = packed(bench.experiment(Bench.PLAIN), Optional.empty());
    Shipment other =
        new Shipment(
            sent.files(),
            sent.contents(),
            sent.experiment(),
            sent.jars(),
            sent.reading(),
            new Identity("f00d", List.of()));

    assertThatThrownBy(() -> Workshop.rows(other))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("gives other boots");
  }

  /** Else a process would read for each task, or take one experiment for another. */
  @Test
  void aShipmentIsEqualToOneOfTheSameFilesReadInTheSameWay() throws IOException {
    Bench bench = Bench.in(folder.resolve("bench"));
    Prepared experiment = bench.experiment(Bench.PLAIN);
    Shipment sent = packed(experiment, Optional.empty());

    assertThat(packed(experiment, Optional.empty())).isEqualTo(sent);
    assertThat(new Packing(experiment, new FailingReading(1)).with(Optional.empty()))
        .isNotEqualTo(sent);
    Files.writeString(bench.folder().resolve("notes.txt"), "one more");
    assertThat(packed(experiment, Optional.empty())).isNotEqualTo(sent);
  }

  @Test
  void nothingIsUnpackedOutsideItsFolder() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../outside"));
    }

    assertThatThrownBy(() -> new Packed(bytes.toByteArray()).unpack(folder.resolve("in")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("../outside");
    assertThat(folder.resolve("outside")).doesNotExist();
  }
}
