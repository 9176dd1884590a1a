package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lifeboat.engine.plan.BounceGeometry;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plan.ReservationStep;
import org.lifeboat.engine.plugin.Plugins;
import org.lifeboat.load.slots.SearchRule;

/** The kernel profiles that come with the engine, and what is wrong with others. */
final class KernelProfilesTest {
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @TempDir private Path folder;

  static List<String> ids() {
    return READER.kernelIds();
  }

  @Test
  void theKernelsOfTheSeedAndTodaysComeWithTheEngine() {
    assertThat(READER.kernelIds()).contains("linux-2.6.32", "linux-2.6.33", "linux-6.1");
  }

  @Test
  void theListOfProfilesHasEachFileOfTheirFolder() throws IOException {
    Path kernels = Path.of("../../config/kernels");
    assumeTrue(Files.isDirectory(kernels));
    try (Stream<Path> files = Files.list(kernels)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".conf")))
          .containsExactlyInAnyOrderElementsOf(ids().stream().map(id -> id + ".conf").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aProfileIsReadUnderItsOwnId(String id) {
    assertThat(READER.kernel(id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "linux-2.6.32, bootmem, early-detect, EACH_DETECTED, gart calgary intel-vtd amd-vi",
    "linux-2.6.33, bootmem, deferred-init, LAST_DETECTED, gart calgary intel-vtd amd-vi",
    "linux-6.1, memblock, reserve-and-keep, LAST_DETECTED, gart amd-vi intel-vtd",
  })
  void aProfileNamesItsPluginsInTheOrderOfItsKernel(
      String id, String allocator, String policy, KernelProfile.DriverStart start, String drivers) {
    KernelProfile kernel = READER.kernel(id);

    assertThat(kernel.allocator().id()).isEqualTo(allocator);
    assertThat(kernel.policy().id()).isEqualTo(policy);
    assertThat(kernel.driverStart()).isEqualTo(start);
    assertThat(kernel.drivers())
        .extracting(PluginChoice::id)
        .containsExactlyElementsOf(Arrays.asList(drivers.split(" ")));
  }

  @Test
  void linux26HasAListAddressesAndAnOverflowBufferBesideThePool() {
    BounceGeometry bounce = READER.kernel("linux-2.6.33").bounce();

    long bytes =
        bounce.bookkeeping().stream()
            .mapToLong(a -> a.bytesPerSlot() * bounce.defaultSlots() + a.fixedBytes())
            .sum();
    assertThat(bytes + bounce.defaultSlots() * 2048).isEqualTo(65952 << 10);
    assertThat(bounce.releaseOrder())
        .containsExactly("overflow buffer", "original addresses", "free list", "pool");
  }

  @Test
  void linux2633DiffersFrom2632InWhatTheRfcChanged() {
    KernelProfile before = READER.kernel("linux-2.6.32");
    KernelProfile after = READER.kernel("linux-2.6.33");

    assertThat(before.allocator().settings()).isEqualTo(new FakePlugins.Bootmem(false));
    assertThat(after.allocator().settings()).isEqualTo(new FakePlugins.Bootmem(true));
    assertThat(before.bounce().announceEarly()).isTrue();
    assertThat(after.bounce().announceEarly()).isFalse();
    assertThat(before.bounce().bookkeeping()).isEqualTo(after.bounce().bookkeeping());
    assertThat(after.reservations())
        .contains(new ReservationStep.Free("dma32 block"), new ReservationStep.PerCpu(122880));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theSearchForSlotsIsThatOfTheVersion(String id) {
    KernelVersion version = KernelVersion.of(id.replace("linux-", "")).orElseThrow();
    SearchRule expected =
        version.compareTo(KernelVersion.of("5.12").orElseThrow()) < 0
            ? SearchRule.WITHOUT_ALIGNMENT
            : version.compareTo(KernelVersion.of("6.3").orElseThrow()) < 0
                ? SearchRule.UNTIL_WRAP
                : SearchRule.COUNTED;

    assertThat(READER.kernel(id).bounce().search()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, COUNTED", "false, WITHOUT_ALIGNMENT"})
  void whereNothingIsSaidAKernelWithAreasSearchesAsTodays(boolean areas, SearchRule expected) {
    BounceGeometry bounce =
        PlanFiles.in(folder)
            .read(
                PlanFiles.MACHINE
                    + "kernel { profile = linux-6.1, bounce { search = null, areas = "
                    + areas
                    + " } }")
            .kernel()
            .bounce();

    assertThat(bounce.search()).isEqualTo(expected);
  }

  @Test
  void aSearchThatNoKernelHasIsRefused() {
    assertThat(
            PlanFiles.in(folder)
                .problems(
                    PlanFiles.MACHINE
                        + "kernel { profile = linux-6.1, bounce.search = until-rap }"))
        .containsExactly(
            "plan.conf:5: kernel.bounce.search: 'until-rap' is no search; did you mean"
                + " 'until-wrap'? one of without-alignment, until-wrap, counted");
  }

  @Test
  void aProfileWhosePluginsAreNotInstalledNamesEachOfThem() {
    assertThatThrownBy(() -> new PlanReader(Plugins.none()).kernel("linux-6.1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there is no early allocator 'memblock'; there is none")
        .hasMessageContaining("kernel.drivers[2].id: there is no IOMMU driver 'intel-vtd'")
        .hasMessageContaining("there is no fallback policy 'reserve-and-keep'");
  }

  @Test
  void aKernelThatStandsAloneMustSayWhatItIs() {
    assertThat(PlanFiles.in(folder).problems(PlanFiles.MACHINE + "kernel { id = mine }"))
        .containsExactly(
            "plan.conf:5: kernel: 'allocator' is missing; { id = ... }",
            "plan.conf:5: kernel: 'drivers' is missing",
            "plan.conf:5: kernel: 'policy' is missing; { id = ... }",
            "plan.conf:5: kernel: 'driver-start' is missing",
            "plan.conf:5: kernel: 'bounce' is missing",
            "plan.conf:5: kernel: 'texts' is missing",
            "plan.conf:5: kernel: 'reservations' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ free { name = x } } | .free: frees 'x', which no step before allocates",
        "{ allocate { name = x } }"
            + "| .allocate: needs one size; exactly one of bytes, hash-scale",
        "{ allocate { name = x, bytes = 0 } } | .allocate.bytes: 0 is out of range; 1 byte to 4PB",
        "{ allocate { name = x, bytes = 129MB, per = section } }"
            + "| .allocate.bytes: 129MB is out of range; 1 byte to 128MB",
        "{ allocate { name = x, bytes = 1, align = 3 } }"
            + "| .allocate.align: an alignment of 3; a power of two",
        "{ allocate { name = x, bytes = 1, min = 2MB, max = 1MB } }"
            + "| .allocate: 'max' is not above 'min'",
        "{ fixed { name = x, start = 1, end = 1 } }"
            + "| .fixed.end: the range ends before it starts; above 0x1",
        "{ initrd {}, holdings {} } | : has 2 keys; one, which names the kind of step",
        "{ holdings { a = 1 } } | .holdings.a: unknown key; there is none",
      })
  void whatIsWrongWithAReservationIsSaid(String step, String expected) {
    assertThat(
            PlanFiles.in(folder)
                .problems(
                    PlanFiles.MACHINE
                        + "kernel { profile = linux-6.1, reservations = [ "
                        + step
                        + " ] }"))
        .containsExactly("plan.conf:5: kernel.reservations[0]" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ name = x }"
            + "| : has no size; at least one of bytes-per-slot, bytes-per-area, fixed-bytes",
        "{ name = x, bytes-per-slot = 2MB } | .bytes-per-slot: 2MB is out of range; 0 bytes to 1MB",
        "{ name = x, bytes-per-area = 4PB } | .bytes-per-area: 4PB is out of range; 0 bytes to 1MB",
      })
  void whatIsWrongWithAnArrayBesideThePoolIsSaid(String array, String expected) {
    assertThat(
            PlanFiles.in(folder)
                .problems(
                    PlanFiles.MACHINE
                        + "kernel { profile = linux-6.1, bounce { release-order = [ x, pool ],"
                        + " bookkeeping = [ "
                        + array
                        + " ] } }"))
        .containsExactly("plan.conf:5: kernel.bounce.bookkeeping[0]" + expected);
  }

  @Test
  void whatIsReleasedIsNamedOnce() {
    assertThat(
            PlanFiles.in(folder)
                .problems(
                    PlanFiles.MACHINE
                        + "kernel { profile = linux-6.1\n bounce.release-order = [ areas, areas,"
                        + " pol ] }"))
        .containsExactly(
            "plan.conf:6: kernel.bounce.release-order[1]: 'areas' is released twice",
            "plan.conf:6: kernel.bounce.release-order[2]: 'pol' is nothing to release; did you mean"
                + " 'pool'? one of slot descriptors, areas, pool",
            "plan.conf:6: kernel.bounce.release-order: leaves out slot descriptors, pool");
  }
}
