package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lifeboat advise}, as a user types it. */
class AdviseCommandTest {
  private static final int PAGE_LINES = 45;

  private static final String MAP =
      """
      [    0.000000] BIOS-e820: [mem 0x0000000000000000-0x000000000009fbff] usable
      [    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000007ffdffff] usable
      [    0.000000] BIOS-e820: [mem 0x0000000100000000-0x00000001ffffffff] usable
      """;

  private static final String UNIT =
      """
      [    0.010000] ACPI: DMAR 0x000000007FFE2274 000048 (v01 BOCHS  BXPC     00000001 BXPC 00000001)
      [    0.200000] DMAR: Host address width 39
      [    0.200001] DMAR: DRHD base: 0x000000fed90000 flags: 0x1
      [    0.200002] DMAR: dmar0: reg_base_addr fed90000 ver 1:0 cap d2008c22260206 ecap f00f4a
      """;

  private static final String CARDS =
      """
      [    0.300000] pci 0000:00:1d.0: [8086:293c] type 00 class 0x0c0320
      [    0.300001] pci 0000:00:1f.2: [8086:2922] type 00 class 0x010601
      """;

  @TempDir private Path temporary;

  private static String advise(String... words) {
    Typed typed = typed(words);
    assertThat(typed.code()).isZero();
    assertThat(typed.out().lines()).hasSizeLessThanOrEqualTo(PAGE_LINES);
    assertThat(typed.out().lines()).allMatch(l -> l.length() <= 100);
    return typed.out().replaceAll("\\s+", " ");
  }

  private static Typed typed(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "advise";
    System.arraycopy(words, 0, all, 1, words.length);
    return Typed.lifeboat(all);
  }

  private String log(String... parts) throws IOException {
    Path file = temporary.resolve("dmesg.txt");
    Files.writeString(file, String.join("", parts));
    return file.toString();
  }

  private static String started(String release, String parameters) {
    return "[    0.000000] Linux version %s (x) (gcc 12) #1 SMP\n[    0.000000] Command line: %s\n"
        .formatted(release, parameters);
  }

  @Test
  void aUnitAtAddressZeroIsMendedByTheBiosAlone() {
    assertThat(advise(Typed.machine("q35-4g-vtd-zero")))
        .contains("The hardware IOMMU does not work, a bounce buffer of 64 MB stands in")
        .contains("back: a BIOS that says where the unit is (0xfed90000) (intel-vtd works;")
        .contains("needed: e1000 network card (32 bits)")
        .contains("swiotlb=noforce 3 devices can no longer work: e1000 network card (00:03.0)")
        .containsPattern("Changes nothing: [^:]*iommu=pt");
  }

  @Test
  void deadDevicesAreMendedFirst() {
    assertThat(advise(Typed.machine("q35-4g-vtd-no-width"), "--kernel", "linux-2.6.32"))
        .contains("3 of 5 devices are dead. What mends it: intel_iommu=off (")
        .contains("missing: e1000 network card (32 bits)")
        .contains("Linux 2.6.33 to 6.12 all devices live; 3 devices bounce")
        .containsPattern("Changes nothing: [^:]*swiotlb=65536");
  }

  @Test
  void aDeadUnitNeedsTwoParametersTogether() {
    assertThat(advise(Typed.machine("q35-4g-vtd-dead-unit")))
        .contains("The machine stops: DMAR hardware is malfunctioning.")
        .contains("What mends it: intel_iommu=off intremap=off (the machine starts: ")
        .containsPattern("Changes nothing: [^:]*intel_iommu=off, intremap=off,");
  }

  @Test
  void aDeviceThatNoBufferHelpsIsNamed() {
    assertThat(advise(Typed.machine("q35-8g-no-iommu")))
        .contains("1 of 6 devices is dead. Nothing that was tried mends it.")
        .contains("there is no DMAR or IVRS table")
        .contains("no help to ESS Solo-1 sound card (00:07.0): the bounce pool at");
  }

  @Test
  void aBrokenUnitThatNothingMendsIsNoReasonToSaveMemory() {
    assertThat(advise(Typed.machine("q35-4g-amdvi-broken")))
        .contains("Nothing that was tried brings the IOMMU back, and nothing need.")
        .doesNotContain("One could");
  }

  @Test
  void howAKernelWasBuiltIsLearntFromItsLog() throws IOException {
    String works =
        """
        [    0.700000] DMAR: Intel(R) Virtualization Technology for Directed I/O
        [    0.700001] PCI-DMA: Using software bounce buffering for IO (SWIOTLB)
        """;

    assertThat(advise(log(started("6.1.0-own", ""), MAP, UNIT, CARDS, works)))
        .contains("intel-vtd works beside a bounce buffer of 64 MB, and all 2 devices live.")
        .contains("no parameter switches VT-d on: this kernel was built like that")
        .doesNotContain("a kernel of somebody's own");
    assertThat(
            advise(log(started("6.1.0-own", ""), MAP, UNIT, CARDS, works), "--kernel", "linux-6.6"))
        .contains("intel-vtd works beside a bounce buffer");
  }

  @Test
  void aKernelThatPassesAllThroughSaysSo() throws IOException {
    String passes = "[    0.300000] iommu: Default domain type: Passthrough \n";

    assertThat(advise(log(started("6.1.0-own", "intel_iommu=on"), MAP, UNIT, CARDS, passes)))
        .contains("passes all addresses through beside")
        .contains("One could: iommu.passthrough=0 (intel-vtd translates for 2 devices");
  }

  @Test
  void aTableWithAWrongChecksumIsMended() {
    assertThat(advise(Typed.machine("q35-4g-amdvi-bad-checksum")))
        .contains("a BIOS with a right checksum in its IVRS (amd-vi works");
  }

  @Test
  void aSoundMachineNeedsNothing() {
    assertThat(advise(Typed.machine("q35-4g-sound")))
        .contains("Nothing need be done.")
        .contains("not needed as long as the IOMMU translates; without it, for")
        .doesNotContain("The log");
  }

  @Test
  void aMachineWithLittleMemoryNeedsNoBuffer() {
    assertThat(advise(Typed.machine("q35-1g-low")))
        .contains("none; no device needs one: all of them");
  }

  @Test
  void whatTheLogShowsIsHeldAgainstThePrediction() throws IOException {
    String pool =
        """
        [    0.500000] PCI-DMA: Using software bounce buffering for IO (SWIOTLB)
        [    0.500001] software IO TLB: mapped [mem 0x000000007bfe0000-0x000000007ffe0000] (64MB)
        """;

    assertThat(advise(log(started("6.1.0-1-amd64", ""), MAP, CARDS, pool)))
        .contains("shows the same: no IOMMU, a bounce buffer at 0x7bfe0000")
        .contains("needed: USB 2 controller (EHCI) (32 bits)");
    assertThat(
            advise(
                log(
                    started("6.1.0-1-amd64", ""),
                    MAP,
                    CARDS,
                    """
                    [    0.500000] software IO TLB: tearing down default memory pool
                    [    1.000000] Run /init as init process
                    """)))
        .contains("But the log shows otherwise: do not rely on this page.")
        .contains("shows otherwise, so doubt what stands here: no IOMMU, no bounce buffer");
    assertThat(advise(log(started("6.1.0-1-amd64", ""), MAP, CARDS)))
        .contains("ends before any of this is decided: all here is predicted");
  }

  @Test
  void aLogOfAnotherKernelIsNoWitness() throws IOException {
    String log =
        log(started("6.1.0-1-amd64", ""), MAP, CARDS, "[ 1.0] Run /init as init process\n");

    assertThat(advise(log)).contains("The log ");
    assertThat(advise(log, "--kernel", "linux-5.4")).doesNotContain("The log ");
  }

  @Test
  void aParameterThatIsThereIsTriedWithout() throws IOException {
    assertThat(advise(log(started("6.1.0-1-amd64", "quiet swiotlb=noforce"), MAP, CARDS)))
        .contains("is dead. What mends it: without swiotlb=noforce (all devices live;")
        .contains("missing: USB 2 controller (EHCI) (32 bits) cannot reach RAM up to 0x200000000");
  }

  @Test
  void aMappingThatIsTooLargeIsNotCuredByALargerBuffer() throws IOException {
    String full =
        "[   99.000000] ahci 0000:00:1f.2: swiotlb buffer is full (sz: 524288 bytes), total 32768"
            + " (slots), used 7 (slots)\n";

    assertThat(advise(log(started("6.1.0-1-amd64", ""), MAP, CARDS, full)))
        .contains("The log tells of trouble")
        .contains("524288 bytes need 256 slots in a row, and a segment has 128 (256 KB)")
        .contains("Does not help: swiotlb=65536 or more: the limit of 256 KB stays.");
  }

  @Test
  void aFewQuotedLinesAreExplainedWithoutABoot() throws IOException {
    String full =
        "rtl8192ee 0000:05:00.0: swiotlb buffer is full (sz: 4000 bytes), total 32768 (slots), used"
            + " 32768 (slots)\n";

    assertThat(advise(log(full)))
        .startsWith("dmesg.txt ")
        .contains("Part of a log: of its boot nothing can be said.")
        .contains("1x rtl8192ee 0000:05:00.0: swiotlb buffer is full")
        .contains("The bounce buffer was full. 4000 bytes need 2 slots in a row")
        .contains("Helps: a larger bounce buffer, swiotlb=65536 (128 MB)")
        .contains("shows no memory map (lines with BIOS-e820); the log of a whole boot has it")
        .doesNotContain("Headline", "What would change it");
    assertThat(advise(log(started("6.1.0-9-amd64", ""), full)))
        .startsWith("dmesg.txt of Linux 6.1.0-9-amd64 ");
  }

  @Test
  void aFragmentIsJsonWithNumbers() throws IOException {
    Typed typed =
        typed(
            log(
                "virtio-pci 0000:00:02.0: swiotlb buffer is full (sz: 262144 bytes), total 524288"
                    + " (slots), used 523564 (slots)\n"),
            "--format",
            "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().replaceAll("\\s+", " "))
        .contains("\"kernel\": null", "\"missing\": \"", "\"kind\": \"pool-fragmented\"")
        .contains("\"cause\": \"fragmented\", \"bytes\": 262144, \"neededSlots\": 128")
        .contains("\"totalSlots\": 524288, \"usedSlots\": 523564")
        .contains("\"neverFallsSeconds\": 0");
  }

  @Test
  void aFragmentThatTellsOfNoTroubleIsBadInput() throws IOException {
    Typed typed =
        typed(
            log(
                started("6.1.0", ""),
                "[    0.1] DMAR-IR: x2apic is disabled because BIOS sets x2apic opt out bit.\n"));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("shows no memory map");
  }

  private static final String DISK =
      "[    0.300002] pci 0000:00:05.0: [1b36:0010] type 00 class 0x010802\n";

  @ParameterizedTest
  @CsvSource({
    "6.1.0-1-amd64, swiotlb=force, true",
    "5.13.0-1-amd64, swiotlb=force, true",
    "6.3.0-1-amd64, swiotlb=force, false",
    "6.6.0-1-amd64, swiotlb=force, false",
    "5.10.0-1-amd64, swiotlb=force, false",
    "6.1.0-1-amd64, quiet, false",
  })
  void aSearchThatCanNeverEndIsWarnedOf(String release, String parameter, boolean can)
      throws IOException {
    String page = advise(log(started(release, parameter), MAP, CARDS, DISK));
    String warning = "kernel's search for free slots can go round for ever";

    if (can) {
      assertThat(page).contains(warning, "Linux 6.3 mends it (commit 7c3940bf81e5)");
    } else {
      assertThat(page).doesNotContain(warning);
    }
  }

  @Test
  void anEncryptedGuestsDiskCanHangInTheSearchToo() throws IOException {
    String encrypted =
        "[    1.000000] software IO TLB: Memory encryption is active and system is using DMA bounce"
            + " buffers\n";

    assertThat(advise(log(started("6.1.0-1-amd64", ""), MAP, CARDS, DISK, encrypted)))
        .contains("can go round for ever");
  }

  @Test
  void devicesThatALogDoesNotShowAreNotMadeUp() throws IOException {
    assertThat(advise(log(started("6.1.0-1-amd64", ""), MAP)))
        .contains("a bounce buffer of 64 MB stands in. ")
        .contains("whether a device needs one the log does not show")
        .contains("a device of 32 bits could not work")
        .doesNotContain("00:01.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asrock-x299-taichi-xe-5.5.1|intel-vtd failed when its driver started it",
        "emerson-l1900-5.4.0|14x AMD-Vi: Completion-Wait loop timed out",
        "foxconn-a7da-s-4.12.14|and 64.1 MB by the IOMMU's driver",
      })
  void theLogsThatShipAgreeWithTheirPredictions(String id, String sentence) {
    assertThat(advise(Typed.log(id))).contains(sentence).contains("shows the same: ");
  }

  @Test
  void jsonHoldsTheSame() {
    Typed typed = typed(Typed.machine("q35-4g-vtd-zero"), "--format", "json");

    assertThat(typed.code()).isZero();
    assertThat(typed.out().replaceAll("\\s+", " "))
        .startsWith(
            "{ \"machine\": \"q35-4g-vtd-zero\", \"kernel\": \"linux-6.1\", \"verdict\": \"")
        .contains("\"log\": null", "\"outcomeSure\": true", "\"dead\": 0")
        .contains("{ \"kind\": \"firmware\", \"labels\": [ \"a BIOS that says where the unit is")
        .contains("\"weight\": \"mends\"", "\"changesNothing\": [ \"iommu=pt\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-file", "README", ""})
  void whatCannotBeReadIsBadInput(String name) throws IOException {
    Files.writeString(temporary.resolve("README"), "nothing of the kind\n");
    Typed typed = typed(name.isEmpty() ? temporary.toString() : temporary.resolve(name).toString());

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).startsWith("lifeboat: ").doesNotContain("Exception", "\tat ");
  }

  @Test
  void aLogWithoutAMapIsBadInput() throws IOException {
    Typed typed = typed(log(started("6.1.0", "")));

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err()).contains("shows no memory map").doesNotContain("Exception");
  }

  @Test
  void aTerminalObeysNoLog() throws IOException {
    String evil = "[ 9.0] \u001b]0;x\u0007\u001b[2J ahci: DMAR hardware is malfunctioning \u0007\n";
    Typed typed = typed(log(started("6.1.0", "iommu=\u001b[2J"), MAP, CARDS, evil));

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    String machine = Typed.machine("lenovo-ideapad-flex-15");

    assertThat(List.of(typed(machine), typed(machine))).hasSize(2).allMatch(typed(machine)::equals);
  }
}
