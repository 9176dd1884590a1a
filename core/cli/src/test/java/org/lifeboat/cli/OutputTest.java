package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where output cannot be written. */
class OutputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aReaderWhoLeftIsNoError() {
    assertThat(helpInto("Broken pipe")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aFullDiskIsAnError() {
    assertThat(helpInto("No space left on device")).isEqualTo(74);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("lifeboat: the output could not be written\n");
  }

  private int helpInto(String failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    return Main.run(
        new Terminal(
            new PrintStream(new ReaderGone(broken), false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            Map.of(),
            false),
        "--help");
  }
}
