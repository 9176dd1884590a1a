package org.lifeboat.evidence.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.evidence.log.RealLog;

final class PipeTest {
  @TempDir private Path folder;

  /** What {@code lifeboat} makes of a text that comes through a pipe. */
  private String through(String text) throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "pipes have names here");
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.write(pipe, text.getBytes(StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    try {
      return Sources.read(pipe, OptionalInt.empty(), LogImportTest.PROFILES).orElseThrow().hocon();
    } finally {
      writer.join();
    }
  }

  @Test
  void aLogIsRead() throws Exception {
    assertThat(through(RealLog.text())).contains("boot 1 of 1", "signature = \"DMAR\"");
  }

  @Test
  void aMachineFileStaysWhatItIs() throws Exception {
    assertThat(through("machine { id = a }\n")).isEqualTo("machine { id = a }\n");
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> through("see attached\n"))
        .isInstanceOf(SourceException.class)
        .hasMessageEndingWith("is to be a kernel's log or a machine file");
  }
}
