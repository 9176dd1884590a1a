package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lifeboat kernels}, as a user types it. */
class KernelsCommandTest {
  @TempDir private Path folder;

  @Test
  void theListHasEachProfileWithAllocatorAndPolicy() {
    Typed typed = Typed.lifeboat("kernels", "list");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .containsPattern("linux-2.6.32 +bootmem +early-detect")
        .containsPattern("linux-2.6.33 +bootmem +deferred-init")
        .containsPattern("linux-6.1 +memblock +reserve-and-keep");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void aloneItLists() {
    assertThat(Typed.lifeboat("kernels")).isEqualTo(Typed.lifeboat("kernels", "list"));
  }

  @Test
  void theListIsAnObjectForPrograms() {
    assertThat(Typed.lifeboat("kernels", "--format", "json").out())
        .startsWith("{\n  \"kernels\": [\n")
        .contains(
            """
                  "allocator": "memblock",
                  "drivers": [
                    "gart",
                    "amd-vi",
                    "intel-vtd"
                  ],
                  "policy": "reserve-and-keep",
                  "unsure": [
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linux-2.6.32", "linux-2.6.33", "linux-4.4", "linux-5.15.46", "linux-6.1"})
  void everyProfileIsDescribedOnAPageThatFits(String id) {
    Typed typed = Typed.lifeboat("kernels", "describe", id);

    assertThat(typed.code()).isZero();
    assertThat(typed.out())
        .startsWith(id + ", kernel profile\n")
        .contains(
            "Early allocator",
            "IOMMU drivers, in the order",
            "Bounce pool",
            "Arrays beside the pool",
            "Texts",
            "Page lists",
            "Reserved before the drivers look, in order\n");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void whatIsNotSureIsSaidFirst() {
    assertThat(Typed.lifeboat("kernels", "describe", "5.9").out())
        .startsWith("linux-5.8, kernel profile\n")
        .containsSubsequence(
            "Not sure\n  That VT-d keeps the pool in 5.8 and 5.9", "Early allocator");
    assertThat(Typed.lifeboat("kernels", "describe", "5.9").err())
        .isEqualTo("lifeboat: 5.9 takes linux-5.8, the nearest older profile\n");
  }

  @Test
  void twoVersionsDifferInTheRulesThatChangedBetweenThem() {
    assertThat(Typed.lifeboat("kernels", "diff", "5.6", "5.8").out())
        .contains(
            "  changed  deferred-init -> reserve-and-keep\n",
            "  changed  intel-vtd: narrow-devices-translated true -> false\n");
    assertThat(Typed.lifeboat("kernels", "diff", "5.4", "5.5").out())
        .contains("  changed  intel-vtd: region-check none -> aborts\n", "  gone     calgary");
    assertThat(Typed.lifeboat("kernels", "diff", "5.15", "5.15.46").out())
        .contains("1 difference.\n", "release-for gart, amd-vi -> gart\n");
  }

  @Test
  void whatAProfileTellsItsDriversIsSaidWithItsMeaning() {
    assertThat(Typed.lifeboat("kernels", "describe", "linux-2.6.32").out())
        .contains(
            """
                  early-checks = first-unit-zero, zero-length
                      what is looked at when units are detected
            """)
        .contains("  late-alloc\n", "      zone = dma\n")
        .containsPattern("trampoline +fixed: range 0x6000-0x8000");
  }

  @Test
  void theStepFromTheBugToTheMergedIdea() {
    Typed typed = Typed.lifeboat("kernels", "diff", "linux-2.6.32", "linux-2.6.33");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("linux-2.6.32 -> linux-2.6.33\n")
        .contains(
            "  changed  bootmem: late-free false -> true\n",
            "  changed  each-detected -> last-detected\n",
            "  changed  early-detect -> deferred-init\n",
            "  changed  announce-early true -> false\n",
            "  changed  trampoline: fixed: range 0x6000-0x8000 -> early-area: bytes 8KB, max"
                + " 0x100000\n",
            "  moved    trampoline: now behind holdings\n")
        .doesNotContain("Arrays beside the pool", "Page lists", "Texts");
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
  }

  @Test
  void otherKernelsDifferInAllRespects() {
    assertThat(Typed.lifeboat("kernels", "diff", "linux-2.6.33", "linux-6.1").out())
        .contains(
            "  changed  bootmem -> memblock\n",
            "  gone     calgary\n",
            "  moved    intel-vtd: now behind amd-vi\n",
            "  changed  late-alloc: zone dma -> dma32\n",
            "  new      areas: bytes-per-area 16 bytes, align 64 bytes\n",
            "  changed  pool placing -> mapped\n",
            "  changed  head -> tail\n",
            "  new      first 1 MB: fixed: range 0x0-0x100000\n");
  }

  @Test
  void thereAndBackTheSameThingsDiffer() {
    String there = Typed.lifeboat("kernels", "diff", "linux-2.6.33", "linux-6.1").out();
    String back = Typed.lifeboat("kernels", "diff", "linux-6.1", "linux-2.6.33").out();

    assertThat(count(back, "  new  ")).isEqualTo(count(there, "  gone  ")).isPositive();
    assertThat(count(back, "  gone  ")).isEqualTo(count(there, "  new  ")).isPositive();
    assertThat(count(back, "  changed  ")).isEqualTo(count(there, "  changed  ")).isPositive();
  }

  private static long count(String page, String label) {
    return page.lines().filter(l -> l.startsWith(label)).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-2.6.32", "linux-2.6.33", "linux-6.1"})
  void aProfileDoesNotDifferFromItselfNorFromACopyOfAnotherName(String id) throws IOException {
    String copy = mine("profile = " + id + ", id = copy, description = mine");

    assertThat(Typed.lifeboat("kernels", "diff", id, id).out())
        .contains("Nothing: under both a machine boots alike.\n");
    assertThat(Typed.lifeboat("kernels", "diff", id, copy).out())
        .startsWith(id + " -> copy\n")
        .contains("Nothing: ");
    assertThat(Typed.lifeboat("kernels", "diff", id, copy, "--format", "json").out())
        .contains("\"differences\": [ ]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allocator { id = bootmem, late-free = false } | bootmem: late-free true -> false
          drivers = [ { id = gart } ]                   | gone     calgary
          driver-start = each-detected                  | last-detected -> each-detected
          policy = { id = panic }                       | deferred-init -> panic
          policies.late-alloc.zone = dma32              | late-alloc: zone dma -> dma32
          bounce.minimum-slots = 1024                   | minimum-slots 512 -> 1024
          bounce.halving = true                         | halving false -> true
          bounce.areas = true                           | areas false -> true
          bounce { bookkeeping = [ { name = x, fixed-bytes = 1 } ], release-order = [ x, pool ] } | gone     free list: bytes-per-slot 4 bytes, align 64 bytes, goal 16MB
          texts.pool = mapped                           | pool placing -> mapped
          processor-parameters = true                   | listed -> told
          bounce.panics = false                         | panics true -> false
          bounce.noforce = true                         | noforce false -> true
          page-list-head = false                        | head -> tail
          reservations = []                             | gone     holdings
          """)
  void whateverAProfileOfOnesOwnChangesIsSaid(String change, String said) throws IOException {
    Typed typed =
        Typed.lifeboat(
            "kernels", "diff", "linux-2.6.33", mine("profile = linux-2.6.33\n" + change));

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("  " + said + "\n");
  }

  @Test
  void aChangedListOfReservationsIsSaidStepByStep() throws IOException {
    String a =
        mine(
            """
            profile = linux-6.1
            reservations = [
              { initrd {} }
              { allocate { name = x, bytes = 4KB, min = 16MB, goal = true } }
              { allocate { name = x, bytes = 24, per = section, count = 2, each = node } }
              { log-buffer {} }
              { free { name = x } }
            ]
            """);
    String b =
        mine(
            """
            profile = linux-6.1
            reservations = [
              { log-buffer { for-processors = true } }
              { initrd {} }
              { allocate { name = x, hash-scale = 13, max = 4GB } }
              { fixed { name = x, start = 0, end = 4KB } }
            ]
            """);

    assertThat(Typed.lifeboat("kernels", "diff", a, b).out())
        .containsSubsequence(
            "  changed  x: size 4KB -> a bucket for each 8KB of memory\n",
            "  changed  x: above 16MB if there is room -> 0 bytes\n",
            "  changed  x: below the end of RAM -> 4GB\n",
            "  changed  x: allocate: size 24 bytes for each section, count 2 for each node ->"
                + " fixed:",
            "  changed  log buffer: for-processors false -> true\n",
            "  gone     x: free\n",
            "  moved    log buffer: now the first\n");
  }

  @Test
  void aProfileOfOnesOwnBoots() throws IOException {
    String mine = mine("profile = linux-2.6.33, id = mine, bounce.default-slots = 8192");

    assertThat(Typed.lifeboat("kernels", "diff", "linux-2.6.33", mine).out())
        .startsWith("linux-2.6.33 -> mine\n")
        .contains("1 difference.\n", "  changed  default-slots 32768 -> 8192\n");
    assertThat(Typed.lifeboat("kernels", "describe", mine).out())
        .startsWith("mine, kernel profile\n")
        .contains("  default-slots = 8192\n");
    assertThat(Typed.lifeboat("boot", Typed.machine("q35-4g-vtd-zero"), "--kernel", mine).out())
        .startsWith("q35-4g-vtd-zero under mine with deferred-init\n")
        .contains("Bounce buffer   16 MB early at ");
  }

  @Test
  void twoProfilesOfOneIdAreCalledAsTheyWereGiven() throws IOException {
    String mine = mine("profile = linux-6.1, bounce.halving = false");

    assertThat(Typed.lifeboat("kernels", "diff", "linux-6.1", mine, "--format", "json").out())
        .startsWith("{\n  \"from\": \"linux-6.1\",\n  \"to\": \"" + mine + "\",\n");
  }

  @Test
  void unknownProfilesAreAllNamedWithTheNearest() {
    Typed typed = Typed.lifeboat("kernels", "diff", "linux-2.6.34", "nowhere.conf");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .startsWith(
            "lifeboat: argument linux-2.6.34: kernel: there is no kernel profile 'linux-2.6.34';"
                + " did you mean 'linux-2.6.33'? one of linux-2.6.32, ")
        .contains("linux-6.12, a version like 5.13, or a file that ends in .conf\n")
        .endsWith("lifeboat: nowhere.conf: there is no such file\n");
  }

  @Test
  void aFileThatIsNoProfileIsSaidToBeNone() {
    String machine = Typed.machine("q35-4g-sound");
    Typed typed = Typed.lifeboat("kernels", "describe", machine);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains(" has no kernel block\n");
  }

  @Test
  void everyMistakeOfAProfileIsSaidWithItsLine() throws IOException {
    String mine = mine("profile = linux-6.1\nbounce.sots = 1\npolicy { id = nomu }\n");
    Typed typed = Typed.lifeboat("kernels", "describe", mine);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err())
        .contains(":2: kernel.bounce.sots: unknown key", ":3: kernel.policy.id: there is no")
        .doesNotContain("Exception", "\tat ");
  }

  private String mine(String block) throws IOException {
    Path file = Files.createTempFile(folder, "mine", ".conf");
    return Files.writeString(file, "kernel { " + block + " }").toString();
  }
}
