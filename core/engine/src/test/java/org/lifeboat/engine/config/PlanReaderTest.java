package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.config.FakePlugins.LateAlloc;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;

/**
 * How a plan comes together from its file, the kernel profile, and what the command line says over
 * them.
 */
final class PlanReaderTest {
  @TempDir private Path folder;

  private BootPlan read(String keys, String... sets) {
    return PlanFiles.in(folder).read(PlanFiles.MACHINE + keys, sets);
  }

  private static FakePlugins.IntelVtd vtd(BootPlan plan) {
    return plan.kernel().drivers().stream()
        .filter(d -> d.id().equals("intel-vtd"))
        .map(d -> (FakePlugins.IntelVtd) d.settings())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMachineAloneIsAPlanForLinux61AsItIs() {
    BootPlan plan = read("");

    assertThat(plan.kernel().id()).isEqualTo("linux-6.1");
    assertThat(plan.policy()).isEqualTo(plan.kernel().policy());
    assertThat(plan.commandLine().text()).isEmpty();
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.seed()).isZero();
  }

  @Test
  void theKernelIsNamedByItsId() {
    assertThat(read("kernel = linux-2.6.33").kernel().id()).isEqualTo("linux-2.6.33");
  }

  @Test
  void aKernelBlockChangesTheProfileThatItNames() {
    KernelProfile kernel =
        read("kernel { profile = linux-2.6.32, id = mine, bounce.default-slots = 1024 }").kernel();

    assertThat(kernel.id()).isEqualTo("mine");
    assertThat(kernel.bounce().defaultSlots()).isEqualTo(1024);
    assertThat(kernel.bounce().announceEarly()).isTrue();
    assertThat(kernel.allocator().id()).isEqualTo("bootmem");
  }

  @Test
  void aKernelFileMayChangeAnother() {
    PlanFiles.in(folder)
        .write("k/a.conf", "kernel { profile = b.conf, page-list-head = true }")
        .write("k/b.conf", "kernel { profile = linux-6.1, id = b }");

    KernelProfile kernel = read("kernel = \"k/a.conf\"").kernel();

    assertThat(kernel.id()).isEqualTo("b");
    assertThat(kernel.pageListHead()).isTrue();
  }

  @Test
  void kernelFilesThatChangeEachOtherAreRefused() {
    PlanFiles files = PlanFiles.in(folder).write("a.conf", "kernel { profile = a.conf }");

    assertThat(files.problems(PlanFiles.MACHINE + "kernel = a.conf"))
        .containsExactly("plan.conf:5: kernel: the profiles name each other without end");
  }

  @Test
  void aProfileThatComesWithTheEngineMayBeIncluded() {
    KernelProfile kernel =
        read("include classpath(\"org/lifeboat/kernels/linux-2.6.32.conf\")\n"
                + "kernel.driver-start = last-detected")
            .kernel();

    assertThat(kernel.id()).isEqualTo("linux-2.6.32");
    assertThat(kernel.driverStart()).isEqualTo(KernelProfile.DriverStart.LAST_DETECTED);
  }

  @Test
  void anUnknownKernelIsRefusedWithTheKnownOnes() {
    PlanFiles files = PlanFiles.in(folder);

    assertThat(files.problems(PlanFiles.MACHINE + "kernel = linux-6.3"))
        .containsExactly(
            "plan.conf:5: kernel: there is no kernel profile 'linux-6.3'; did you mean"
                + " 'linux-6.1'? one of "
                + known(files)
                + ", a version like 5.13, or a file that ends in .conf");
  }

  private static String known(PlanFiles files) {
    return String.join(", ", new PlanReader(files.plugins()).kernelIds());
  }

  @Test
  void theSettingsOfADriverCountMoreInThePlanThanInTheProfile() {
    FakePlugins.IntelVtd settings = vtd(read("drivers { intel-vtd { default-on = false } }"));

    assertThat(settings.defaultOn()).isFalse();
    assertThat(settings.earlyChecks())
        .containsExactly(
            FakePlugins.EarlyCheck.EVERY_UNIT_ZERO,
            FakePlugins.EarlyCheck.ALL_ONES,
            FakePlugins.EarlyCheck.PAST_END);
  }

  @Test
  void theSettingsOfAnUnusedDriverAreLookedAtTooButNothingIsMissing() {
    assertThat(
            PlanFiles.in(folder)
                .problems(PlanFiles.MACHINE + "drivers { calgary { dialct = x }, calgari {} }"))
        .containsExactly(
            "plan.conf:5: drivers.calgary.dialct: unknown key; did you mean 'dialect'? one of"
                + " dialect",
            "plan.conf:5: drivers.calgari: unknown key; did you mean 'calgary'? one of amd-vi,"
                + " calgary, gart, intel-vtd");
  }

  @Test
  void aPolicyIsNamedAloneOrWithSettings() {
    assertThat(read("policy = panic").policy().id()).isEqualTo("panic");
    assertThat(read("policy { id = late-alloc, pool-bytes = 2MB }").policy())
        .isEqualTo(new PluginChoice("late-alloc", new LateAlloc(2 << 20, FakePlugins.Zone.DMA32)));
  }

  @Test
  void aPolicyBlockWithoutAnIdIsForTheKernelsOwn() {
    assertThat(read("policy { release-for = [ amd-vi ] }").policy())
        .isEqualTo(
            new PluginChoice(
                "reserve-and-keep", new FakePlugins.ReserveAndKeep(List.of("amd-vi"))));
  }

  @Test
  void theSettingsOfAPolicyCountFromThePlansBlockDownToTheKernels() {
    String settings = "policies { late-alloc { pool-bytes = 3MB, zone = normal } }\n";

    assertThat(read(settings + "policy { id = late-alloc, pool-bytes = 2MB }").policy().settings())
        .isEqualTo(new LateAlloc(2 << 20, FakePlugins.Zone.NORMAL));
    assertThat(read("kernel = linux-2.6.32\npolicy = late-alloc").policy().settings())
        .isEqualTo(new LateAlloc(64 << 20, FakePlugins.Zone.DMA));
  }

  @Test
  void compareReadsThePlanUnderEveryPolicyTheKernelsOwnFirst() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write(
                "plan.conf",
                PlanFiles.MACHINE + "policies { late-alloc { pool-bytes = 3MB } }\npolicy = panic");
    List<BootPlan> plans =
        new PlanReader(files.plugins()).readAllPolicies(files.request("plan.conf"));

    assertThat(plans)
        .extracting(p -> p.policy().id())
        .containsExactly(
            "reserve-and-keep", "deferred-init", "early-detect", "late-alloc", "nommu", "panic");
    assertThat(plans.get(3).policy().settings())
        .isEqualTo(new LateAlloc(3 << 20, FakePlugins.Zone.DMA32));
  }

  @Test
  void aPlanIsReadUnderSeveralKernelsInTheirOrderEachWithItsOwnPolicy() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write("plan.conf", PlanFiles.MACHINE + "kernel = linux-6.1\nseed = 3")
            .write("mine.conf", "kernel { profile = linux-2.6.33, id = mine }");
    List<BootPlan> plans = kernels(files, "linux-2.6.32", folder.resolve("mine.conf").toString());

    assertThat(plans).extracting(p -> p.kernel().id()).containsExactly("linux-2.6.32", "mine");
    assertThat(plans)
        .extracting(p -> p.policy().id())
        .containsExactly("early-detect", "deferred-init");
    assertThat(plans).extracting(BootPlan::seed).containsOnly(3L);
  }

  @Test
  void aPolicyOfThePlanIsForAllKernels() {
    PlanFiles files =
        PlanFiles.in(folder).write("plan.conf", PlanFiles.MACHINE + "policy = late-alloc");

    assertThat(kernels(files, "linux-2.6.32", "linux-6.1"))
        .extracting(BootPlan::policy)
        .containsExactly(
            new PluginChoice("late-alloc", new LateAlloc(64 << 20, FakePlugins.Zone.DMA)),
            new PluginChoice("late-alloc", new LateAlloc(64 << 20, FakePlugins.Zone.DMA32)));
  }

  @Test
  void whatIsWrongUnderSomeKernelsSaysUnderWhichAndWhatIsWrongUnderAllIsSaidOnce() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write(
                "plan.conf", PlanFiles.MACHINE + "policy { release-for = [ gart ] }\nseed = many");

    assertThat(kernelProblems(files, "linux-2.6.32", "linux-6.1", "linux-2.6.33"))
        .containsExactly(
            "plan.conf:5: policy.release-for: unknown key (under linux-2.6.32); one of"
                + " reserve-beside",
            "plan.conf:5: policy.release-for: unknown key (under linux-2.6.33); one of"
                + " keep-beside, keep-for-external-ports, release-in-passthrough",
            "plan.conf:6: seed: 'many' is not a whole number like 4 or 0x1f");
  }

  @Test
  void kernelsThatDoNotExistAreAllNamed() {
    PlanFiles files = PlanFiles.in(folder).write("plan.conf", PlanFiles.MACHINE);
    String missing = folder.resolve("missing.conf").toString();

    assertThat(kernelProblems(files, "linux-6.2", "linux-6.1", missing))
        .containsExactly(
            "--kernel linux-6.2: kernel: there is no kernel profile 'linux-6.2'; did you mean"
                + " 'linux-6.1'? one of "
                + known(files)
                + ", a version like 5.13, or a file that ends in .conf",
            "missing.conf: there is no such file");
  }

  private static List<BootPlan> kernels(PlanFiles files, String... kernels) {
    return new PlanReader(files.plugins())
        .readAllKernels(files.request("plan.conf"), List.of(kernels));
  }

  private List<String> kernelProblems(PlanFiles files, String... kernels) {
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> kernels(files, kernels));
    return thrown.problems().stream().map(p -> p.toString().replace(folder + "/", "")).toList();
  }

  @Test
  void theCommandLineIsTheLoadersUnlessThePlanHasOne() {
    String loader = "machine.boot.command-line = a\n";

    assertThat(read(loader).commandLine().text()).isEqualTo("a");
    assertThat(read(loader + "command-line-append = b").commandLine().text()).isEqualTo("a b");
    assertThat(read(loader + "command-line = c\ncommand-line-append = b").commandLine().text())
        .isEqualTo("c b");
    assertThat(read("command-line-append = b").commandLine().text()).isEqualTo("b");
  }

  @Test
  void faultsAreNamesOrBlocks() {
    assertThat(
            read("""
            faults = [
              dmar-all-ones
              { fragmentation { zone = dma32, largest-order = 3, keep-percent = 50 } }
              { driver-fails { driver = amd-vi, cause = why } }
            ]
            """)
                .faults())
        .containsExactly(
            new Fault.Firmware("dmar-all-ones"),
            new Fault.Fragmentation(Zone.DMA32, 3, 50),
            new Fault.DriverFails("amd-vi", "why"));
  }

  @Test
  void faultsThatNobodyKnowsAreRefused() {
    assertThat(
            PlanFiles.in(folder)
                .problems(
                    PlanFiles.MACHINE
                        + "faults = [ { driver-fails { driver = amdvi } }\n"
                        + " { fragmentation { zone = dma33, largest-order = 11 } }\n"
                        + " {}\n [] ]"))
        .containsExactly(
            "plan.conf:5: faults[0].driver-fails.driver: there is no driver 'amdvi'; did you mean"
                + " 'amd-vi'? one of amd-vi, calgary, gart, intel-vtd",
            "plan.conf:6: faults[1].fragmentation.zone: 'dma33' is no zone; did you mean 'dma32'?"
                + " one of dma, dma32, normal",
            "plan.conf:6: faults[1].fragmentation.largest-order: 11 is out of range; 0 to 10",
            "plan.conf:7: faults[2]: has 0 keys; one, which names the kind of fault",
            "plan.conf:8: faults[3]: is a list, not a block { ... }");
  }

  @Test
  void setOverridesAnyKey() {
    BootPlan plan =
        read(
            "kernel = linux-2.6.33\nseed = 1",
            "machine.processor.possible=8",
            "seed=2",
            "command-line=intel_iommu=on iommu=nopt,x",
            "kernel.driver-start=each-detected",
            "drivers.intel-vtd.default-on=false",
            "faults=[dmar-all-ones]",
            "seed=3");

    assertThat(plan.machine().processor().possible()).isEqualTo(8);
    assertThat(plan.seed()).isEqualTo(3);
    assertThat(plan.commandLine().text()).isEqualTo("intel_iommu=on iommu=nopt,x");
    assertThat(plan.kernel().id()).isEqualTo("linux-2.6.33");
    assertThat(plan.kernel().driverStart()).isEqualTo(KernelProfile.DriverStart.EACH_DETECTED);
    assertThat(vtd(plan).defaultOn()).isFalse();
    assertThat(plan.faults()).containsExactly(new Fault.Firmware("dmar-all-ones"));
  }

  @Test
  void setOfASettingKeepsThePolicyThatTheFileNames() {
    assertThat(read("policy = late-alloc", "policy.pool-bytes=2MB").policy().settings())
        .isEqualTo(new LateAlloc(2 << 20, FakePlugins.Zone.DMA32));
  }

  @Test
  void setOfAnotherPolicyForgetsTheSettingsOfTheFirst() {
    assertThat(read("policy { id = late-alloc, pool-bytes = 2MB }", "policy=panic").policy().id())
        .isEqualTo("panic");
  }

  @Test
  void whatIsWrongWithASetIsShownWithTheSet() {
    assertThat(
            PlanFiles.in(folder)
                .problems(PlanFiles.MACHINE, "machine.processor.posible=8", "seed=x y"))
        .containsExactly(
            "--set machine.processor.posible=8: machine.processor.posible: unknown key; did you"
                + " mean 'possible'? one of family, five-level-paging, model, possible, vendor,"
                + " x2apic",
            "--set seed=x y: seed: 'x y' is not a whole number like 4 or 0x1f");
    assertThat(PlanFiles.in(folder).problems(PlanFiles.MACHINE, "seed", "=5", "a[0]=1", "seed=[1"))
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .isEqualTo("--set =5: is not path=value; machine.processor.possible=8"),
            p -> assertThat(p).startsWith("--set a[0]=1: is not path=value"),
            p -> assertThat(p).startsWith("--set seed: is not path=value"),
            p -> assertThat(p).startsWith("--set seed=[1: seed: "));
  }

  @Test
  void whatIsAskedForCountsMoreThanThePlan() {
    PlanFiles files =
        PlanFiles.in(folder)
            .write(
                "plan.conf",
                PlanFiles.MACHINE
                    + "kernel { profile = linux-6.1, id = x }\n"
                    + "policy { id = late-alloc, pool-bytes = 2MB }\nseed = 1");

    BootPlan plan =
        new PlanReader(files.plugins())
            .read(
                new PlanRequest(
                    folder.resolve("plan.conf"),
                    Optional.of("linux-2.6.32"),
                    Optional.of("nommu"),
                    List.of(),
                    OptionalLong.of(7)));

    assertThat(plan.kernel().id()).isEqualTo("linux-2.6.32");
    assertThat(plan.policy().id()).isEqualTo("nommu");
    assertThat(plan.seed()).isEqualTo(7);
  }

  @Test
  void whatIsAskedForMustBeThere() {
    PlanFiles files = PlanFiles.in(folder).write("plan.conf", PlanFiles.MACHINE);

    assertThat(
            files.problemsOf(
                new PlanRequest(
                    folder.resolve("plan.conf"),
                    Optional.empty(),
                    Optional.of("panick"),
                    List.of(),
                    OptionalLong.empty())))
        .containsExactly(
            "--policy panick: there is no fallback policy 'panick'; did you mean 'panic'? one of"
                + " deferred-init, early-detect, late-alloc, nommu, panic, reserve-and-keep");
    assertThat(
            files.problemsOf(
                new PlanRequest(
                    folder.resolve("plan.conf"),
                    Optional.of("linux"),
                    Optional.empty(),
                    List.of(),
                    OptionalLong.empty())))
        .singleElement()
        .asString()
        .startsWith("--kernel linux: kernel: there is no kernel profile 'linux'");
  }

  @Test
  void aKeyThatBeginsWithAnUnderscoreIsThereToBeReferredTo() {
    assertThat(
            read("_lines { quiet = quiet }\ncommand-line = ${_lines.quiet}\" x\"")
                .commandLine()
                .text())
        .isEqualTo("quiet x");
  }

  @Test
  void programsChooseAPolicyWithItsDefaultsOrSomeSettings() {
    PlanReader reader = new PlanReader(FakePlugins.all());

    assertThat(reader.choosePolicy("late-alloc").settings())
        .isEqualTo(new LateAlloc(64 << 20, FakePlugins.Zone.DMA32));
    assertThat(reader.choose(PluginKind.POLICY, "late-alloc", "zone = dma").settings())
        .isEqualTo(new LateAlloc(64 << 20, FakePlugins.Zone.DMA));
    assertThatThrownBy(() -> reader.choosePolicy("late"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("settings of late:1: there is no fallback policy 'late'");
    assertThatThrownBy(() -> reader.choose(PluginKind.POLICY, "late-alloc", "zone ="))
        .isInstanceOf(ConfigException.class);
  }
}
