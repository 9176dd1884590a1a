package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.engine.plan.BootPlan;

/** {@code reference.conf} explains every key, and what it says is true. */
final class ReferenceConfTest {
  private static final Pattern KNOWN_KEYS =
      Pattern.compile("(?:(\\S+)\\.)?zzzz: unknown key; (?:.*\\? )?one of (.*)");

  private static final String PLUGIN_SETTINGS =
      "(kernel\\.)?(policy|policies|drivers|allocator)\\b.*";

  @TempDir private Path folder;

  private static String reference() throws IOException {
    try (InputStream in = PlanReader.class.getResourceAsStream("reference.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void itIsAPlan() throws IOException {
    BootPlan plan = PlanFiles.in(folder).read(reference());

    assertThat(plan.machine().id()).isEqualTo("reference");
    assertThat(plan.kernel().id()).isEqualTo("linux-6.1-changed");
    assertThat(plan.policy().id()).isEqualTo("deferred-init");
    assertThat(plan.faults()).hasSize(3);
    assertThat(plan.commandLine().text()).isEqualTo("intel_iommu=on iommu=nopt quiet");
  }

  @Test
  void itHasEveryKeyThatIsRead() throws IOException {
    String reference = reference();
    String unknownEverywhere =
        reference
            .replaceAll("(?m)\\{(?= |$)(?! \\}| \\.\\.\\.)", "{ zzzz = 1, ")
            .replace("{}", "{ zzzz = 1 }");

    List<String> problems = PlanFiles.in(folder).problems(unknownEverywhere + "\nzzzz = 1\n");

    Set<String> known = new TreeSet<>();
    for (String problem : problems) {
      Matcher m = KNOWN_KEYS.matcher(problem);
      if (m.find() && !String.valueOf(m.group(1)).matches(PLUGIN_SETTINGS)) {
        known.addAll(List.of(m.group(2).split(", ")));
      }
    }
    assertThat(known).contains("machine", "config-words", "hash-scale", "largest-order");
    assertThat(known).allSatisfy(key -> assertThat(reference).containsPattern("\\b" + key + "\\b"));
  }
}
