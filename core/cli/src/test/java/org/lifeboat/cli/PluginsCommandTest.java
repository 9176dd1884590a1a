package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed. */
class PluginsCommandTest {
  @Test
  void theListHasEveryKindWithIdAndSummary() {
    Typed typed = Typed.lifeboat("plugins", "list");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .containsPattern("kind +id +version +from +what it does")
        .containsPattern("IOMMU driver +intel-vtd .*built-in")
        .containsPattern("early allocator +memblock .*built-in")
        .containsPattern("fallback policy +deferred-init .*built-in");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void aloneItLists() {
    assertThat(Typed.lifeboat("plugins").out()).isEqualTo(Typed.lifeboat("plugins", "list").out());
  }

  @Test
  void aListForPrograms() {
    Typed typed = Typed.lifeboat("plugins", "list", "--format", "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("\"kind\": \"driver\"", "\"id\": \"intel-vtd\"", "\"jar\": null")
        .contains("\"version\": \"" + Program.number() + "\"", "\"problems\": [ ]");
  }

  @Test
  void aDescriptionForPrograms() {
    Typed typed = Typed.lifeboat("plugins", "describe", "late-alloc", "--format", "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .contains("\"key\": \"pool-bytes\"", "\"type\": \"long\"", "\"unit\": \"bytes\"")
        .contains("\"default\": \"64MB\"", "\"min\": 1048576", "\"max\": 4294967296")
        .contains("\"allowed\": [\n            \"dma\"");
  }

  @Test
  void whatIsDescribedMustBeNamedOneWayOrTheOther() {
    for (String[] words :
        new String[][] {{"plugins", "describe"}, {"plugins", "describe", "panic", "--all"}}) {
      Typed typed = Typed.lifeboat(words);

      assertThat(typed.code()).isEqualTo(2);
      assertThat(typed.err()).contains("give IDs, or --all, and not both");
    }
  }

  @Test
  void severalPluginsStandOneAfterAnother() {
    assertThat(Typed.lifeboat("plugins", "describe", "panic", "nommu").out())
        .contains("It has no settings.\n\nnommu, fallback policy (built-in)\n");
  }

  @Test
  void allAreAllThatAreListed() {
    String all = Typed.lifeboat("plugins", "describe", "--all").out();

    String listed = Typed.lifeboat("plugins", "list", "--format", "json").out();
    assertThat(all.lines().filter(l -> l.endsWith(" (built-in)")))
        .hasSize((int) listed.lines().filter(l -> l.contains("\"id\": ")).count())
        .isNotEmpty();
    assertThat(all.lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void thePageOfTheReferenceIsWhatTheProgramPrints() throws IOException {
    Path page = Path.of(Typed.machine("x")).resolve("../../../plugins/README.md").normalize();
    String renew = "./lifeboat plugins describe --all --format markdown > plugins/README.md";
    Typed typed = Typed.lifeboat("plugins", "describe", "--all", "--format", "markdown");

    assertThat(page).as("renew it: " + renew).content().isEqualTo(typed.out());
  }

  @Test
  void aPluginIsDescribedWithEverySetting() {
    Typed typed = Typed.lifeboat("plugins", "describe", "late-alloc");

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith("late-alloc, fallback policy (built-in)\n")
        .contains("  pool-bytes = 64MB\n      size, 1 MB to 4 GB\n      size of the pool")
        .contains("In a plan", "policies { late-alloc { ");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void aDriverIsDescribedWithTheFirmwareBugsItKnows() {
    assertThat(Typed.lifeboat("plugins", "describe", "intel-vtd").out())
        .contains("Firmware bugs", "dmar-");
  }

  @Test
  void anUnknownPluginIsBadInputAndTheKnownAreNamed() {
    Typed typed = Typed.lifeboat("plugins", "describe", "late-aloc");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .startsWith("lifeboat: there is no plugin 'late-aloc'; there are ")
        .contains("late-alloc", "memblock", "intel-vtd");
  }

  @Test
  void aJarThatIsNoneIsNamedAndTheOthersStillWork(@TempDir Path folder) throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

    for (String path : new String[] {jar.toString(), folder.toString()}) {
      Typed typed = Typed.lifeboat("plugins", "list", "--plugin-path", path);

      assertThat(typed.code()).isZero();
      assertThat(typed.err())
          .startsWith("lifeboat: warning: plugin not used: ")
          .contains("broken.jar");
      assertThat(typed.out()).contains("deferred-init");
    }
  }

  @Test
  void aFolderWithoutJarsIsBadInput(@TempDir Path folder) {
    Typed typed = Typed.lifeboat("plugins", "list", "--plugin-path", folder.toString());

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("there is no jar in this folder");
  }
}
