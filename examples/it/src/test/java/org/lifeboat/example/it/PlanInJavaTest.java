package org.lifeboat.example.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/embedding}: a program that builds its plan in Java. */
final class PlanInJavaTest {
  private static final String PROGRAM = "org.lifeboat.example.embedding.PlanInJava";

  @TempDir Path folder;

  @Test
  void itsPlanIsPrintedForTheCommandLine() throws IOException {
    Run run = Run.program(PROGRAM, List.of());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            """
            1 MB asked for: no buffer
            2 MB asked for: 2048 KB
            4 MB asked for: 4096 KB
            8 MB asked for: 4096 KB
            machine {
              id = my-box
            """);
    String plan = run.out().substring(run.out().indexOf("machine {"));
    Path file = Files.writeString(folder.resolve("my-box.conf"), plan);
    assertThat(Run.lifeboat("boot", file.toString(), "--format", "json").out())
        .contains("\"machine\": \"my-box\"", "\"policy\": \"late-alloc\"", "\"slots\": 2048");
  }
}
