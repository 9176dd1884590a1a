package org.lifeboat.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.experiment.row.Column;
import org.lifeboat.experiment.run.Sample;

/** What a folder says of itself, told truly or not. */
class ManifestTest {
  private static final Manifest MANIFEST =
      new Manifest(
          "1.0",
          "f00d",
          Long.MIN_VALUE,
          Sample.question("x"),
          List.of(new Column("a", Column.Type.WHOLE, "bytes", "m \"q\" ü")),
          Cut.MOST_ROWS,
          List.of(new UsedPlugin("policy", "p", Optional.empty(), Optional.of("00"))),
          Optional.of(new Tally(Map.of("nommu", 3L), 2, "d")));

  @TempDir private Path path;
  private ResultsFolder folder;

  @BeforeEach
  void write() {
    folder = new ResultsFolder(path);
    folder.write(MANIFEST);
  }

  private String text() throws IOException {
    return Files.readString(path.resolve("manifest.json"));
  }

  private void write(String text) throws IOException {
    Files.writeString(path.resolve("manifest.json"), text);
  }

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    assertThat(folder.manifest()).isEqualTo(MANIFEST);
    String first = text();
    folder.write(folder.manifest());
    assertThat(text()).isEqualTo(first);

    Manifest unfinished = MANIFEST.with(Optional.empty());
    folder.write(unfinished);
    assertThat(folder.manifest()).isEqualTo(unfinished);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format": 1,          | "format": 2,            | : is of format 2, and this Lifeboat reads format 1: take the Lifeboat that wrote it (1.0)
          "format": 1,          | "format": "1",          | : 'format' is no whole number from 0 to 9223372036854775807
          "format": 1,          | "format": 1.0,          | : 'format' is no whole number from 0
          "rows": 4294967296    | "rows": 0               | : 'rows' is no whole number from 1 to 4294967296
          "rows": 4294967296    | "rows": 4294967297      | : 'rows' is no whole number from 1 to 4294967296
          "rows": 4294967296    | "rows": 99999999999999999999 | is no JSON: Numeric value (99999999999999999999) out of range of long
          "rowsOfPart": 65536   | "rowsOfPart": 100       | : 'rowsOfPart' is no whole number from 65536 to 65536
          "complete": true      | "complete": false       | : 'complete' and 'tally' contradict each other
          "complete": true      | "complete": []          | : 'complete' is neither true nor false
          "type": "whole"       | "type": "real"          | : 'columns[0].type' is none of text, whole, flag
          "name": "a"           | "name": "A b"           | : a column called 'A b': small letters
          "name": "a"           | "name": "boot"          | : two columns are called 'boot'
          "fingerprint": "f00d", | ''                     | : 'fingerprint' is missing
          "nommu": 3            | "nommu": -3             | : 'tally.outcomes.nommu' is no whole number from 0
          "type": "heat-map"    | "type": "pie"           | : 'question.charts[0].type' is none of heat-map, distribution, curve
          "id": "x",            | "id": "x", "id": "y",   | is no JSON: Duplicate field 'id'
          "seed":               | seed:                   | is no JSON: Unexpected character
          """)
  void whatIsWrongIsSaid(String from, String to, String problem) throws IOException {
    assertThat(text()).contains(from);
    write(text().replace(from, to));

    assertThatThrownBy(folder::manifest)
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(path.resolve("manifest.json").toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "3", "null", "{} {}", "{", "\0\0", "{\"format\": 1", "no"})
  void whatIsNoObjectIsNoManifest(String text) throws IOException {
    write(text);

    assertThatThrownBy(folder::manifest)
        .isInstanceOf(ResultsException.class)
        .hasMessageStartingWith(path.resolve("manifest.json") + ":");
  }

  @Test
  void hostileDepthAndLengthAreNotFollowed() throws IOException {
    write("[".repeat(1_000_000));
    assertThatThrownBy(folder::manifest).hasMessageContaining("nesting depth");
    write("{\"format\": " + "9".repeat(1_000_000) + "}");
    assertThatThrownBy(folder::manifest).hasMessageContaining("is no JSON");
    write("{\"a\": \"" + "a".repeat(20 << 20) + "\"}");
    assertThatThrownBy(folder::manifest).isInstanceOf(ResultsException.class);
  }

  @Test
  void anyBytesChangedGiveAManifestOrAMessage() throws IOException {
    byte[] good = text().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    for (int n = 0; n < 500; n++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(path.resolve("manifest.json"), bad);
      try {
        assertThat(folder.manifest()).isNotNull();
      } catch (ResultsException e) {
        assertThat(e.problem()).startsWith(path.toString());
      }
    }
  }
}
