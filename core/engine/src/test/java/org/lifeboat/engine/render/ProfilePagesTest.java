package org.lifeboat.engine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lifeboat.engine.profile.Difference;
import org.lifeboat.engine.profile.Difference.Added;
import org.lifeboat.engine.profile.Difference.Changed;
import org.lifeboat.engine.profile.Difference.Gone;
import org.lifeboat.engine.profile.Difference.Moved;
import org.lifeboat.engine.profile.Difference.Replaced;
import org.lifeboat.engine.profile.Outline;
import org.lifeboat.engine.profile.Part;
import org.lifeboat.engine.profile.Topic;
import org.lifeboat.engine.profile.Trait;

/** Kernel profiles and their differences, as people and programs see them. */
class ProfilePagesTest {
  private static final Trait NO_LATE_FREE =
      new Trait("late-free", "false", "whether memory comes back late", false);
  private static final Part BOOTMEM =
      new Part("bootmem", "", "bootmem, the old one", List.of(NO_LATE_FREE));
  private static final Part MEMBLOCK = new Part("memblock", "", "The new one.", List.of());
  private static final Part TABLES =
      new Part(
          "page tables",
          "allocate",
          "",
          List.of(
              new Trait("size", "4KB", "", false),
              new Trait("align", "4KB", "", true),
              new Trait("per-node", "true", "", false)));
  private static final Part IMAGE = new Part("kernel image", "kernel-image", "", List.of());

  private static final List<Difference> DIFFERENCES =
      List.of(
          new Replaced(Topic.ALLOCATOR, BOOTMEM, MEMBLOCK),
          new Changed(
              Topic.BOUNCE,
              "",
              new Trait("default-slots", "32768", "its size", false),
              new Trait("default-slots", "8192", "its size", false)),
          new Gone(Topic.RESERVATIONS, TABLES),
          new Added(Topic.RESERVATIONS, IMAGE),
          new Moved(Topic.RESERVATIONS, IMAGE, "initrd"),
          new Moved(Topic.RESERVATIONS, IMAGE, ""),
          new Replaced(Topic.RESERVATIONS, TABLES, new Part("page tables", "fixed", "", List.of())),
          new Changed(
              Topic.RESERVATIONS,
              "page tables",
              new Trait("size", "4KB", "", false),
              new Trait("size", "8KB", "", false)));

  @Test
  void differencesAreSaidTopicByTopic() {
    assertThat(new ProfileDiff(Style.PLAIN).render("linux-a", "linux-b", DIFFERENCES))
        .isEqualTo(
            """
            linux-a -> linux-b
            ------------------
            8 differences in 3 respects.

            Early allocator
              changed  bootmem -> memblock
                         bootmem, the old one (not late-free)
                         memblock: The new one.

            Bounce pool
              changed  default-slots 32768 -> 8192
                         its size

            Reserved before the drivers look, in order
              gone     page tables: allocate: size 4KB, per-node
              new      kernel image
              moved    kernel image: now behind initrd
              moved    kernel image: now the first
              changed  page tables: allocate: size 4KB, per-node -> fixed
              changed  page tables: size 4KB -> 8KB
            """);
  }

  @Test
  void whereNothingDiffersThatIsSaid() {
    assertThat(new ProfileDiff(Style.PLAIN).render("a", "b", List.of()))
        .isEqualTo("a -> b\n------\nNothing: under both a machine boots alike.\n");
  }

  @Test
  void aSingleDifferenceIsCountedInTheSingular() {
    assertThat(
            new ProfileDiff(Style.PLAIN)
                .render("a", "b", List.of(new Gone(Topic.RESERVATIONS, IMAGE))))
        .contains("\n1 difference.\n");
  }

  @Test
  void aProfileIsDescribedWithoutWhatGoesWithoutSaying() {
    Part quiet =
        new Part("nommu", "", "Has nothing.", List.of(new Trait("zone", "dma", "where", true)));
    Outline profile =
        new Outline(
            "mine",
            "A kernel of mine.",
            List.of("Nobody read it."),
            Map.of(
                Topic.ALLOCATOR, List.of(BOOTMEM),
                Topic.POLICY, List.of(quiet),
                Topic.POLICIES, List.of(quiet),
                Topic.RESERVATIONS, List.of(IMAGE, TABLES)));

    assertThat(new ProfilePage(Style.PLAIN).render(profile))
        .isEqualTo(
            """
            mine, kernel profile
            --------------------
            A kernel of mine.

            Not sure
              Nobody read it.

            Early allocator
              bootmem
                  bootmem, the old one
                  late-free = false
                      whether memory comes back late

            Its own policy when the hardware fails
              nommu
                  Has nothing.

            Reserved before the drivers look, in order
              kernel image
              page tables   allocate: size 4KB, per-node
            """);
  }

  @Test
  void differencesAreAnObjectForPrograms() {
    assertThat(
            new ProfileJson()
                .differences(
                    "linux-a",
                    "linux-b",
                    List.of(DIFFERENCES.get(1), DIFFERENCES.get(2), DIFFERENCES.get(4))))
        .isEqualTo(
            """
            {
              "from": "linux-a",
              "to": "linux-b",
              "differences": [
                {
                  "topic": "bounce",
                  "change": "changed",
                  "part": "",
                  "key": "default-slots",
                  "before": "32768",
                  "after": "8192"
                },
                {
                  "topic": "reservations",
                  "change": "gone",
                  "part": "page tables",
                  "key": null,
                  "before": {
                    "name": "page tables",
                    "kind": "allocate",
                    "traits": {
                      "size": "4KB",
                      "align": "4KB",
                      "per-node": "true"
                    }
                  },
                  "after": null
                },
                {
                  "topic": "reservations",
                  "change": "moved",
                  "part": "kernel image",
                  "key": null,
                  "before": null,
                  "after": "initrd"
                }
              ]
            }
            """);
  }

  @Test
  void everyKindOfDifferenceHasWordsAndJson() {
    assertThat(new ProfileJson().differences("a", "b", DIFFERENCES))
        .contains("\"added\"", "\"gone\"", "\"moved\"", "\"replaced\"", "\"changed\"");
  }
}
