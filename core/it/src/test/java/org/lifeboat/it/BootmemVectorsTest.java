package org.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.lab.replay.AllocatorReplay;
import org.lifeboat.lab.replay.TraceComparison;
import org.lifeboat.lab.replay.TraceFolder;
import org.lifeboat.lab.replay.TraceFolder.Pair;

/** bootmem against the worked examples of linux-2.6.32-33.md, sections 9.1 and 9.2. */
final class BootmemVectorsTest {
  private static List<Pair> pairs() throws URISyntaxException {
    var folder = Objects.requireNonNull(BootmemVectorsTest.class.getResource("/vectors/bootmem"));
    return TraceFolder.of(Path.of(folder.toURI())).pairs();
  }

  private static AllocatorReplay bootmem() {
    PluginChoice choice = Shipped.LIFEBOAT.reader().choose(PluginKind.ALLOCATOR, "bootmem", "");
    return new AllocatorReplay(
        "bootmem",
        () ->
            Shipped.LIFEBOAT
                .plugins()
                .allocator("bootmem")
                .orElseThrow()
                .create(choice.settings()));
  }

  @Test
  void allOfThemAreThere() throws URISyntaxException {
    assertThat(pairs()).hasSize(13);
  }

  @TestFactory
  List<DynamicTest> everyExampleComesOutAsWorkedOut() throws URISyntaxException {
    return pairs().stream().map(BootmemVectorsTest::test).toList();
  }

  private static DynamicTest test(Pair pair) {
    return DynamicTest.dynamicTest(
        String.valueOf(pair.trace().getFileName()),
        () ->
            assertThat(TraceComparison.compare(bootmem(), pair.trace(), pair.expected()).first())
                .isEmpty());
  }
}
