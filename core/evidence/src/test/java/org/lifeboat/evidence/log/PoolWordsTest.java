package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lifeboat.evidence.log.LoggedNote.Kind;

/** What the rest of a log adds to the numbers of a refusal. */
final class PoolWordsTest {
  private static final String MAP = "BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable";

  private static LoggedNote note(String... lines) {
    return LoggedNotes.of(KernelLog.parse(String.join("\n", lines))).get(0);
  }

  private static Explanation said(String... lines) {
    return note(lines).explanation();
  }

  private static String full(long bytes, long total, long used) {
    return "xhci_hcd 0000:00:14.0: swiotlb buffer is full (sz: %d bytes), total %d (slots), used %d"
            .formatted(bytes, total, used)
        + " (slots)";
  }

  private static String version(String release) {
    return "Linux version " + release + " (x) (gcc 12) #1 SMP";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 16 areas can hide 16 slots where 2 are needed, and no more
        "6.1.0|software IO TLB: area num 16.|32752|none of the 16 areas of the pool had 2 free",
        "6.1.0|smpboot: Allowing 12 CPUs, 0 hotplug CPUs|32752|none of the 16 areas of the pool",
        "6.1.0|smpboot: Allowing 1 CPUs, 0 hotplug CPUs|32752|",
        "6.1.0|software IO TLB: area num 16.|32751|",
        "6.1.0|x|32752|none of the pool's areas, one for each processor, had 2",
        "5.15.0|smpboot: Allowing 12 CPUs, 0 hotplug CPUs|32752|",
        "x|x|32752|a kernel from 6.0 on also cuts the pool into an area for each processor",
      })
  void areasMatterWhereTheyCan(String release, String line, long used, @Nullable String words) {
    String detail = said(version(release), line, full(4096, 32768, used)).detail();

    if (words == null) {
      assertThat(detail).doesNotContain("area");
    } else {
      assertThat(detail).contains(words);
    }
  }

  @Test
  void aPoolOfALateSizeIsTakenFromTheLastWord() {
    assertThat(
            said(
                    version("6.1.0"),
                    "software IO TLB: area num 4.",
                    "software IO TLB: area num 8.",
                    full(4096, 32768, 32766))
                .detail())
        .contains("the 8 areas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swiotlb=1048576|swiotlb=1048576 asked for 1048576 slots and the pool has 32768",
        "swiotlb=0x10000|swiotlb=0x10000 asked for 65536 slots and the pool has 32768",
        "swiotlb=0200000|asked for 65536 slots",
        "swiotlb=1 swiotlb=65536,force|swiotlb=65536,force asked for 65536 slots",
        "swiotlb=64M|swiotlb=64M counts slots of 2 KB, and no unit is read",
      })
  void aParameterThatDidNotDoWhatWasMeantIsNamed(String parameter, String words) {
    assertThat(said(MAP, "Command line: ro " + parameter, full(4096, 32768, 32768)).helps())
        .contains("swiotlb=65536 (128 MB)", words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swiotlb=32768",
        "swiotlb=32767",
        "swiotlb=512",
        "swiotlb=force",
        "xswiotlb=9",
        "ro"
      })
  void aParameterThatDidIsNot(String parameter) {
    assertThat(said(MAP, "Command line: ro " + parameter, full(4096, 32768, 32768)).helps())
        .doesNotContain("Mind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|an IOMMU that works",
        "Command line: swiotlb=force|to do without swiotlb=force",
        "Command line: ro swiotlb=65536,4,force quiet|to do without swiotlb=force",
        "Command line: swiotlb=64M,force|an IOMMU that works",
        "Command line: swiotlb=noforce|an IOMMU that works",
        "Booting paravirtualized kernel on Xen|",
        "Memory Encryption Features active: AMD SEV SEV-ES SEV-SNP|",
        "software IO TLB: Memory encryption is active and system is using DMA bounce buffers|",
        "AMD Memory Encryption Features active: SME|an IOMMU that works",
      })
  void whyDevicesBounceDecidesWhetherAnIommuHelps(String line, @Nullable String words) {
    String helps = said(full(4096, 32768, 32768), MAP, line).helps();

    if (words == null) {
      assertThat(helps).doesNotContain("IOMMU", "force");
    } else {
      assertThat(helps).contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32768, swiotlb=65536 (128 MB)",
    "512, swiotlb=1024 (2 MB)",
    "640, swiotlb=1024 (2 MB)",
    "262144, swiotlb=524288 (1 GB)",
    "524288, more than 1 GB hardly ever lies in one piece below 4 GB",
    "999999999999999999, more than 1 GB hardly ever",
  })
  void theNextSizeIsNamedWhereThereIsOne(long total, String words) {
    assertThat(said(full(4096, total, total)).helps()).contains(words);
  }

  @Test
  void aKernelWhosePoolCanGrowIsNamedWhereSizeEnds() {
    String full = full(4096, 524288, 524288);

    assertThat(said(version("6.7.0"), full).helps()).contains("CONFIG_SWIOTLB_DYNAMIC");
    assertThat(said(version("6.6.0"), full).helps()).doesNotContain("CONFIG_SWIOTLB_DYNAMIC");
  }

  @Test
  void aCountThatCannotBeIsCalledThat() {
    assertThat(said(full(4096, 100, 999)).detail())
        .isEqualTo(
            "4096 bytes need 2 slots in a row, and none of 100 slots of 2 KB were free (999 in use,"
                + " it says, which cannot be)");
  }

  @Test
  void aPoolThatIsMostlyFreeIsNotToGrow() {
    Explanation said = said(full(262144, 32768, 300));

    assertThat(said.detail()).contains("32468 of 32768 slots of 2 KB (99 %) were free");
    assertThat(said.helps()).startsWith("smaller mappings; a larger").contains("by chance");
    assertThat(said.inVain()).isNotEmpty();
  }

  private static String[] lines(int count, double seconds, long lastUsed) {
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      long used = i == count - 1 ? lastUsed : 32768;
      lines[i] = "[%12.6f] ".formatted(100 + i * seconds / (count - 1)) + full(4000, 32768, used);
    }
    return lines;
  }

  @Test
  void aNumberThatNeverFallsIsALeakOrALoadThatStays() {
    LoggedNote note = note(lines(10, 1800, 32768));

    assertThat(note.refusals().orElseThrow().steady()).contains(new Refusals.Steady(10, 1800));
    assertThat(note.explanation().detail())
        .contains("never falls in the 30 min from the first of 10 lines", "a leak", "a load");
  }

  @Test
  void aShortTimeFewLinesOrOneFallTellNoLeak() {
    assertThat(said(lines(10, 599, 32768)).detail()).doesNotContain("leak");
    assertThat(said(lines(9, 1800, 32768)).detail()).doesNotContain("leak");
    // the pool is full at both ends, and was not between
    String[] twoBursts = lines(20, 1800, 32768);
    twoBursts[10] = "[ 1000.000000] " + full(4000, 32768, 32767);
    assertThat(said(twoBursts).detail()).doesNotContain("leak");
    assertThat(said(lines(10, 1800, 32768)[0].replaceAll("^\\[.*?] ", "")).detail())
        .doesNotContain("leak");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "watchdog: BUG: soft lockup - CPU#3 stuck for 22s! [kworker/3:1H:312]|RIP:"
            + " 0010:swiotlb_do_find_slots.isra.0+0x1b5/0x300",
        "NMI watchdog: Watchdog detected hard LOCKUP on cpu 3|RIP:"
            + " 0010:swiotlb_tbl_map_single+0x1b5/0x300",
        "rcu: INFO: rcu_sched self-detected stall on CPU|pc : swiotlb_find_slots+0x1b5/0x300",
      })
  void aProcessorThatIsStuckInTheSearchIsSeen(String alarm, String where) {
    LoggedNote note = note(version("6.1.0"), alarm, "Modules linked in: nvme", where);

    assertThat(note.kind()).isEqualTo(Kind.POOL_SEARCH_ENDLESS);
    assertThat(note.explanation().helps()).contains("Linux 6.3 or later", "7c3940bf81e5");
  }

  @Test
  void aKernelWhoseSearchEndsOnlySearchesSlowly() {
    LoggedNote note =
        note(
            version("6.6.0"),
            "watchdog: BUG: soft lockup - CPU#3 stuck for 22s! [kworker/3:1H:312]",
            "RIP: 0010:swiotlb_do_find_slots+0x1b5/0x300");

    assertThat(note.explanation().meaning()).contains("ends in any case");
    assertThat(note.explanation().helps()).doesNotContain("6.3");
  }

  @Test
  void anotherFaultInTheSearchIsNoEndlessOne() {
    assertThat(
            LoggedNotes.of(
                KernelLog.parse(
                    "BUG: kernel NULL pointer dereference, address: 0000000000000000\n"
                        + "RIP: 0010:swiotlb_tbl_map_single+0x1b5/0x300")))
        .isEmpty();
    assertThat(
            LoggedNotes.of(
                KernelLog.parse(
                    "watchdog: BUG: soft lockup - CPU#3 stuck for 22s!\n"
                        + "x\n".repeat(100)
                        + "RIP: 0010:swiotlb_do_find_slots+0x1b5/0x300")))
        .isEmpty();
  }

  @Test
  void theSameRefusalInOtherWordsCountsOnce() {
    List<LoggedNote> notes =
        LoggedNotes.of(
            KernelLog.parse(
                full(4096, 32768, 32768)
                    + "\nx 0000:00:14.0: overflow 0x00000001b258e000+4096 of DMA mask ffffffff bus"
                    + " limit 0\nx 0000:00:14.0: overflow 0x00000001b258e000+8192 of DMA mask"
                    + " ffffffff bus limit 0"));

    assertThat(notes)
        .extracting(LoggedNote::kind)
        .containsExactly(Kind.POOL_FULL, Kind.OUT_OF_REACH);
    assertThat(notes).extracting(LoggedNote::count).containsExactly(1, 1);
  }
}
