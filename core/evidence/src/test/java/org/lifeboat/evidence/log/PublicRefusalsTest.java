package org.lifeboat.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.evidence.log.LoggedNote.Kind;

/**
 * What people posted of full bounce buffers, and what is to be said to them; where each is from
 * stands in {@code buffer-is-full/README.md}.
 */
final class PublicRefusalsTest {
  private static final String FOLDER = "/buffer-is-full/";

  /** The file, the gravest kind, how many lines say it, why that is right, what must be said. */
  static Stream<Arguments> posts() {
    return Stream.of(
        // 4000 bytes are 2 slots; used is total
        post(
            "rtl8192ee-3",
            Kind.POOL_FULL,
            1,
            "4000 bytes need 2 slots in a row, and none of 32768 slots of 2 KB were free",
            "swiotlb=65536 (128 MB)",
            "is leaked, and a larger buffer only puts it off"),
        // 524288 bytes are 256 slots, twice a segment, whatever is free
        post(
            "usbip-win-368",
            Kind.POOL_REQUEST_TOO_LARGE,
            1,
            "524288 bytes need 256 slots in a row, and a segment has 128 (256 KB); 32764 of 32768",
            "smaller transfers",
            "no help: swiotlb=65536 or more: the limit of 256 KB stays"),
        // the lines with used = total come last and are the gravest; those before are told as well
        post(
            "mt76-500",
            Kind.POOL_FULL,
            4,
            "3776 bytes need 2 slots in a row, and none",
            "swiotlb=65536 (128 MB)"),
        // 4 slots needed, 4 free of 32768: they need not lie together. 131072 mended it
        post(
            "acrn-hypervisor-5243",
            Kind.POOL_FRAGMENTED,
            1,
            "nearly full",
            "8192 bytes need 4 slots in a row within a segment of 128; 4 of 32768",
            "swiotlb=65536 (128 MB)"),
        // 4.14 does not say how full; the parameter on the command line tells the size
        post(
            "edgetpu-408",
            Kind.POOL_FULL_UNTOLD,
            1,
            "16384 bytes need 8 slots in a row; how many were free newer kernels say",
            "swiotlb=131072 (256 MB, if it has 128 MB now)"),
        // 65535 rounds up to 65536, which is what the log says was mapped
        post(
            "edgetpu-443",
            Kind.POOL_FULL_UNTOLD,
            1,
            "how many of the 128 MB were free",
            "swiotlb=131072 (256 MB)"),
        // people ask for 2 GB, but 2 MB in one mapping fit in no pool; no IOMMU changes an SNP
        // guest
        post(
            "amdsev-281",
            Kind.POOL_REQUEST_TOO_LARGE,
            1,
            "2097152 bytes need 1024 slots in a row",
            "dma_max_mapping_size",
            "no help: a larger bounce buffer: the limit of 256 KB stays"),
        // 128 slots are a whole segment, and 724 free ones of 4096 segments are none
        post(
            "dstack-1192",
            Kind.POOL_FRAGMENTED,
            1,
            "nearly full",
            "262144 bytes need 128 slots in a row within a segment of 128; 724 of 524288",
            "(less than 1 %)",
            "more than 1 GB hardly ever lies in one piece below 4 GB"),
        post(
            "qubes-issues-5670",
            Kind.POOL_REQUEST_TOO_LARGE,
            3,
            "2097152 bytes need 1024 slots in a row",
            "32768 of 32768 slots of 2 KB were free, which changes nothing",
            "under Xen"),
        // 262 slots; the line about the mask that follows is the same refusal
        post(
            "raspberrypi-linux-3416",
            Kind.POOL_REQUEST_TOO_LARGE,
            1,
            "536576 bytes need 262 slots in a row"),
        // 17 % free: pieces, and a larger pool has more of them
        post(
            "raspberrypi-linux-3210",
            Kind.POOL_FRAGMENTED,
            1,
            "5665 of 32768 slots of 2 KB (17 %) were free, but nowhere so",
            "swiotlb=65536 (128 MB)"),
        // each refusal is told in two lines
        post(
            "rtlwifi-new-30",
            Kind.POOL_FULL_UNTOLD,
            3,
            "9100 bytes need 5 slots in a row",
            "swiotlb=65536 (128 MB, if it has 64 MB now)",
            "a driver does not give back what it maps"),
        post("rtl8821ce-32", Kind.POOL_FULL_UNTOLD, 4, "5120 bytes need 3 slots in a row"),
        // the size alone tells, also of a kernel that does not say how full
        post(
            "facetimehd-87",
            Kind.POOL_REQUEST_TOO_LARGE,
            1,
            "1048576 bytes need 512 slots in a row",
            "no help: swiotlb=65536 or more"),
        // before 3.15 only the caller of the pool says it
        post(
            "huawei-EKB1000079455",
            Kind.POOL_FULL_UNTOLD,
            3,
            "16384 bytes need 8 slots in a row",
            "swiotlb=65536"),
        post(
            "coreos-assembler-3435",
            Kind.POOL_FRAGMENTED,
            1,
            "4519 of 32768 slots of 2 KB (14 %) were free, but nowhere so: as few as 256 in use"
                + " can be enough to spoil all 256 segments"),
        // 128 in use cannot spoil 256 segments: the alignment of 64 KB pages did
        post(
            "nvme-64k-pages-mail",
            Kind.POOL_UNFIT,
            1,
            "32640 of 32768 slots of 2 KB were free: at least 256 must be in use to leave no place",
            "no help: a larger bounce buffer"),
        // nothing in use: a patch under test asked for an alignment that no slot has
        post("nvme-alignment-mail", Kind.POOL_UNFIT, 1, "32768 of 32768 slots of 2 KB were free"),
        // the pool was given back, and a device at an outside port needed it
        post("amd-untrusted-mail", Kind.NO_POOL, 1, "there is none"),
        // sizes differ; swiotlb=65536 had been tried, and did not help
        post(
            "udl-mail",
            Kind.POOL_REQUEST_TOO_LARGE,
            5,
            "3145728 bytes (of 512 KB to 3 MB) need 1536 slots in a row",
            "no help: swiotlb=131072 or more"),
        // 2 MB, for which its driver takes small pages then
        post(
            "amdgpu-mail",
            Kind.POOL_REQUEST_TOO_LARGE,
            2,
            "2097152 bytes need 1024 slots in a row"),
        // a pool of 2 MB, but 288 KB fit in none
        post(
            "virtio-max-mapping-mail",
            Kind.POOL_REQUEST_TOO_LARGE,
            1,
            "294912 bytes need 144 slots in a row",
            "299 of 1024 slots"),
        // 6.2: the search that 6.3 mended, found by the one who mended it
        post(
            "cc-swiotlb-mail",
            Kind.POOL_SEARCH_ENDLESS,
            1,
            "never ended",
            "Linux 6.3 or later",
            "7c3940bf81e5"));
  }

  private static Arguments post(String file, Kind kind, int count, String... said) {
    return Arguments.of(file, kind, count, List.of(said));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void isExplained(String file, Kind kind, int count, List<String> said) throws Exception {
    List<LoggedNote> notes = LoggedNotes.of(log(file));
    LoggedNote gravest = notes.get(0);
    Explanation words = gravest.explanation();

    assertThat(gravest.kind()).isEqualTo(kind);
    assertThat(gravest.count()).isEqualTo(count);
    assertThat(
            String.join(
                "\n",
                words.meaning(),
                words.detail(),
                "help: " + words.helps(),
                "no help: " + words.inVain()))
        .contains(said);
    if (kind == Kind.POOL_REQUEST_TOO_LARGE || kind == Kind.POOL_UNFIT) {
      assertThat(words.helps()).doesNotContain("swiotlb=");
    }
    assertThat(notes).noneMatch(n -> n.kind() == Kind.OUT_OF_REACH);
  }

  @Test
  void whatWasFreeBeforeItWasFullIsTold() throws Exception {
    LoggedNote before = LoggedNotes.of(log("mt76-500")).get(1);

    assertThat(before.kind()).isEqualTo(Kind.POOL_FRAGMENTED);
    assertThat(before.count()).isEqualTo(3);
    assertThat(before.explanation().detail())
        .isEqualTo(
            "3776 bytes need 2 slots in a row within a segment of 128; 1576 of 32768 slots of 2 KB"
                + " (5 %) were free, but nowhere so");
  }

  @Test
  void anEncryptedGuestIsNotToldToGetAnIommu() throws Exception {
    assertThat(LoggedNotes.of(log("amdsev-281")).get(0).explanation().helps())
        .doesNotContain("IOMMU");
  }

  @Test
  void eachFileIsATestAndHasItsSource() throws Exception {
    Path folder =
        Path.of(Objects.requireNonNull(PublicRefusalsTest.class.getResource(FOLDER)).toURI());
    String readme = Files.readString(folder.resolve("README.md"));
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".txt")).toList();

      assertThat(names).allMatch(name -> readme.contains("| `" + name + "` |"));
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              posts().map(arguments -> arguments.get()[0] + ".txt").toList());
    }
  }

  private static KernelLog log(String file) throws IOException, LogException {
    try (InputStream in =
        Objects.requireNonNull(
            PublicRefusalsTest.class.getResourceAsStream(FOLDER + file + ".txt"))) {
      return LogFile.read(new ByteArrayInputStream(in.readAllBytes()), file, OptionalInt.empty())
          .log();
    }
  }
}
