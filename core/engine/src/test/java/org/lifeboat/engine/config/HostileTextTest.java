package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.lifeboat.engine.plan.BootPlan;

/** Whatever a file holds, it is a plan or there is a {@link ConfigException} that says why not. */
final class HostileTextTest {
  private static final PlanReader READER = new PlanReader(FakePlugins.all());
  private static final String REFERENCE = reference();

  private Path file = Path.of("");

  @BeforeProperty
  void makeFile() throws IOException {
    file = Files.createTempFile("hostile", ".conf");
  }

  @AfterProperty
  void deleteFile() throws IOException {
    Files.delete(file);
  }

  private static String reference() {
    try (InputStream in = PlanReader.class.getResourceAsStream("reference.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readsOrSaysWhyNot(byte[] content, String... sets) {
    try {
      Files.write(file, content);
      BootPlan plan =
          READER.read(
              new PlanFiles(file.getParent(), FakePlugins.all()).request(file.toString(), sets));
      assertThat(plan.machine().id()).isNotNull();
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.getMessage()).doesNotContain("\t", "Exception");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 300)
  void bytesWithoutSense(@ForAll byte[] content) {
    readsOrSaysWhyNot(content);
  }

  @Property(tries = 400)
  void hoconWithoutSense(@ForAll("tokens") String content) {
    readsOrSaysWhyNot(content.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 400)
  void aPlanWithAPieceReplaced(@ForAll("mutated") String content) {
    readsOrSaysWhyNot(content.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 300)
  void aSetWithoutSense(@ForAll("tokens") String set) {
    readsOrSaysWhyNot(PlanFiles.MACHINE.getBytes(StandardCharsets.UTF_8), set);
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(
            "machine",
            "kernel",
            "policy",
            "{",
            "}",
            "[",
            "]",
            "=",
            ":",
            ",",
            "\n",
            "\"",
            "\"\"\"",
            "${",
            "${machine}",
            "${?x}",
            "}",
            "include ",
            "\"x.conf\"",
            "+=",
            "//",
            "#",
            "null",
            "true",
            "1",
            "1e400",
            "-5",
            "0x10",
            "64MB",
            "id",
            "memory-map",
            ".",
            " ",
            "(",
            ")",
            "\\",
            "classpath(",
            "url(",
            "required(",
            "_x",
            "é")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> mutated() {
    return Combinators.combine(
            Arbitraries.integers().between(0, REFERENCE.length()),
            Arbitraries.integers().between(0, 30),
            tokens())
        .as(
            (at, length, piece) ->
                REFERENCE.substring(0, at)
                    + piece
                    + REFERENCE.substring(Math.min(REFERENCE.length(), at + length)));
  }
}
