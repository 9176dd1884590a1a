package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifeboat replay}, as a user types it. */
class ReplayCommandTest {
  private static final String TRACE =
      """
      add 1000 f000 0
      reserve 8000 1000
      alloc 1000 1000 0 0 -1
      dump
      handover
      late 8000 1000
      """;
  private static final String ANSWERS =
      """
      at f000
      memory 1000 f000 0
      reserved 8000 1000 -1
      reserved f000 1000 -1
      end
      block 1 0
      block 2 1
      block 4 2
      block 9 0
      block a 1
      block c 1
      block e 0
      end
      block 8 0
      end
      """;

  private static final String SLOTS =
      """
      # swiotlb=256,1,force cpus 1 slots 100 areas 1 start 0
      pool
      device fff ffffffff
      map 1 800 0
      map 2 1 fff
      map 3 40001 800
      """;
  private static final String SLOT_ANSWERS =
      """
      pool slots 100 areas 1 start 0 max 40000
      slot 0 0
      slot 3 7ff
      hang
      """;

  @TempDir private Path folder;

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Typed replayFolder() {
    return Typed.lifeboat("replay", "memblock", folder.toString());
  }

  @Test
  void aTraceIsAnsweredWithTheBytesOfAnExpectation() throws IOException {
    Typed typed = Typed.lifeboat("replay", "memblock", write("a.trace", TRACE));

    assertThat(typed).isEqualTo(new Typed(0, ANSWERS, ""));
  }

  @Test
  void aFolderIsComparedAndTheSumIsTheLastLine() throws IOException {
    write("a.trace", TRACE);
    write("a.expected", ANSWERS);
    write("b.trace", "dump\n");
    write("b.expected", "end\n");
    write("notes.txt", "what is this?");

    assertThat(replayFolder()).isEqualTo(new Typed(0, "2 traces, 2 agree\n", ""));
  }

  @Test
  void aDifferenceIsPrintedWithOperationLineExpectedAndGot() throws IOException {
    String trace = write("a.trace", TRACE);
    write("a.expected", ANSWERS.replace("at f000", "at e000"));
    write("b.trace", "dump\n");
    write("b.expected", "end\n");

    assertThat(replayFolder())
        .isEqualTo(
            new Typed(
                1,
                trace
                    + ":3: 'alloc 1000 1000 0 0 -1': expected 'at e000' (line 1), got 'at f000'\n"
                    + "2 traces, 1 agree\n",
                ""));
  }

  @Test
  void manyDifferencesAreCounted() throws IOException {
    write("a.trace", "dump\n".repeat(30));
    write("a.expected", "at 0\nend\n".repeat(30));

    Typed typed = replayFolder();

    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out().lines()).hasSize(22);
    assertThat(typed.out()).contains("a.trace: and 10 more\n").endsWith("\n1 traces, 0 agree\n");
  }

  @Test
  void whatHasNoCounterpartIsSaidAndNoError() throws IOException {
    write("a.trace", "dump\n");
    write("a.expected", "end\n");
    write("b.trace", "dump\n");
    String lonely = write("c.expected", "end\n");

    assertThat(replayFolder())
        .isEqualTo(
            new Typed(
                0,
                "1 traces, 1 agree\n",
                "lifeboat: warning: "
                    + lonely
                    + ": there is no trace of that name\n"
                    + "lifeboat: traces without a file of expected answers, not replayed: 1\n"));
  }

  @Test
  void garbageInAFolderDoesNotKeepTheOthersFromWork() throws IOException {
    String bad = write("a.trace", "add 1000\nfill 1\n");
    write("a.expected", "end\n");
    write("b.trace", "dump\n");
    write("b.expected", "end\n");

    Typed typed = replayFolder();

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEqualTo("2 traces, 1 agree\n");
    assertThat(typed.err().lines())
        .containsExactly(
            "lifeboat: "
                + bad
                + ":1: 'add 1000': a word is missing; the form is 'add BASE SIZE [NODE]'",
            "lifeboat: "
                + bad
                + ":2: 'fill 1': there is no such operation; one of add, remove, reserve, free,"
                + " alloc, bottomup, limit, dump, handover, late");
  }

  @Test
  void aFolderWithNothingToCompareIsBadInput() {
    assertThat(replayFolder())
        .isEqualTo(
            new Typed(
                2,
                "",
                "lifeboat: " + folder + ": there is no X.trace with an X.expected beside it\n"));
  }

  @Test
  void garbageGetsFileLineAndReason() throws IOException {
    String file = write("x", "add 0 1000\nalloc 10 8 0 0 \033[2J\n");

    Typed typed = Typed.lifeboat("replay", "memblock", file);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(
            "lifeboat: " + file + ":2: the line is binary, not an" + " operation in ASCII\n");
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    Typed typed = Typed.lifeboat("replay", "memblock", "no/such.trace");

    assertThat(typed)
        .isEqualTo(new Typed(2, "", "lifeboat: no/such.trace: there is no such file\n"));
  }

  @Test
  void anUnknownAllocatorIsBadInputAndTheNearestIsNamed() throws IOException {
    Typed typed = Typed.lifeboat("replay", "memblok", write("a.trace", TRACE));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("there is no early allocator 'memblok'; did you mean 'memblock'?");
  }

  @Test
  void whatAnAllocatorDoesNotOfferIsBadInput() throws IOException {
    Typed typed = Typed.lifeboat("replay", "bootmem", write("a.trace", "bottomup 1\n"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains("a.trace:1: 'bottomup 1': bootmem has no such operation: the direction of");
  }

  @Test
  void toBootmemAMinimumIsAGoalAndItsBooksAreWholePages() throws IOException {
    String trace =
        write(
            "a.trace",
            """
            add 1000 3000
            add 40000 2000 1
            reserve 40800 1
            alloc 64 40 2000 0 -1
            alloc 64 40 800000 0 -1
            alloc 1000 1000 800000 0 1
            dump
            late 2000 1000
            """);

    Typed typed = Typed.lifeboat("replay", "bootmem", trace);

    assertThat(typed)
        .isEqualTo(
            new Typed(
                0,
                """
                at 2000
                at 2080
                at 41000
                memory 1000 3000 0
                memory 40000 2000 1
                reserved 2000 1000 0
                reserved 40000 2000 1
                end
                block 2 0
                end
                """,
                ""));
  }

  @Test
  void repeatingPrintsOneLineThatBeginsWithTheMedian() throws IOException {
    Typed typed = Typed.lifeboat("replay", "memblock", write("a.trace", TRACE), "--repeat", "1");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .matches(
            "\\d+[.]\\d ns/op, \\d+[.]\\d to \\d+[.]\\d in 9 batches of \\d+ replays of 6"
                + " operations\n");
  }

  @Test
  void repeatingWhatCannotBeTimedIsBadUsage() throws IOException {
    String trace = write("a.trace", TRACE);

    Typed none = Typed.lifeboat("replay", "memblock", trace, "--repeat", "0");
    Typed all = Typed.lifeboat("replay", "memblock", folder.toString(), "--repeat", "5");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("'--repeat': 0 is too few: 1 or more", "replay --help");
    assertThat(all.code()).isEqualTo(2);
    assertThat(all.err()).contains("'--repeat': times one trace, and " + folder + " is a folder");
  }

  @Test
  void mapsAreAnsweredWithTheBytesOfAnExpectation() throws IOException {
    Typed typed = Typed.lifeboat("replay", "slots", write("a.trace", SLOTS));

    assertThat(typed).isEqualTo(new Typed(0, SLOT_ANSWERS, ""));
  }

  @Test
  void aFolderOfSlotsIsCompared() throws IOException {
    String trace = write("a.trace", SLOTS);
    write("a.expected", SLOT_ANSWERS);

    assertThat(Typed.lifeboat("replay", "slots", folder.toString()))
        .isEqualTo(new Typed(0, "1 traces, 1 agree\n", ""));
    assertThat(
            Typed.lifeboat("replay", "slots", folder.toString(), "--search", "without-alignment"))
        .isEqualTo(
            new Typed(
                1,
                trace
                    + ":5: 'map 2 1 fff': expected 'slot 3 7ff' (line 3), got 'slot 1 0'\n"
                    + trace
                    + ":6: 'map 3 40001 800': expected 'hang' (line 4), got 'full'\n"
                    + "1 traces, 0 agree\n",
                ""));
  }

  @Test
  void anotherKernelsSearchCanBeAsked() throws IOException {
    String trace = write("a.trace", SLOTS);

    assertThat(Typed.lifeboat("replay", "slots", trace, "--search", "counted").out())
        .isEqualTo(SLOT_ANSWERS.replace("hang", "full"));
    assertThat(Typed.lifeboat("replay", "slots", trace, "--search", "without-alignment").out())
        .isEqualTo(SLOT_ANSWERS.replace("hang", "full").replace("slot 3 7ff", "slot 1 0"));
    assertThat(Typed.lifeboat("replay", "slots", trace, "--search", "never").err())
        .contains("'never' is none of without-alignment, until-wrap, counted");
    assertThat(Typed.lifeboat("replay", "memblock", trace, "--search", "counted"))
        .satisfies(
            typed -> {
              assertThat(typed.code()).isEqualTo(2);
              assertThat(typed.err()).contains("'--search': is for slots, and memblock has no");
            });
  }

  @Test
  void answersBeforeAMistakeArePrinted() throws IOException {
    String trace = write("a.trace", SLOTS + "unmap 1\n");

    Typed typed = Typed.lifeboat("replay", "slots", trace);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEqualTo(SLOT_ANSWERS);
    assertThat(typed.err())
        .isEqualTo(
            "lifeboat: "
                + trace
                + ":7: 'unmap 1': the kernel never came back from the map before; 'hang' is a"
                + " trace's last answer\n");
  }

  @Test
  void anAllocatorsTraceIsNoneOfSlots() throws IOException {
    String trace = write("a.trace", TRACE);

    assertThat(Typed.lifeboat("replay", "slots", trace))
        .isEqualTo(
            new Typed(
                2,
                "",
                "lifeboat: "
                    + trace
                    + ":1: 'add 1000 f000 0': the first line must be"
                    + " '# OPTIONS cpus C slots S areas A start P', hexadecimal without 0x\n"));
  }

  @Test
  void mapsAreTimed() throws IOException {
    Typed typed = Typed.lifeboat("replay", "slots", write("a.trace", SLOTS), "--repeat", "1");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).matches("\\d+[.]\\d ns/op, .* replays of 3 operations\n");
  }
}
