package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.driver.FirmwareImage.RegisterPage;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.firmware.Dmi;
import org.lifeboat.api.firmware.FirmwareMap;
import org.lifeboat.api.firmware.Processor;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.Fault;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plan.Unknown;

/** Plans built in Java: equal to those of files, and refused for the same reasons. */
final class BuilderTest {
  private static final long GB = 1L << 30;
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @TempDir Path folder;

  private static MachineBuilder small() {
    return MachineBuilder.of("small").ram(0, GB);
  }

  private static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  private static List<String> problems(ThrowingCallable call) {
    ConfigException thrown = catchThrowableOfType(ConfigException.class, call);
    return thrown == null
        ? List.of()
        : thrown.problems().stream().map(ConfigProblem::toString).toList();
  }

  @Test
  void aMachineBuiltInJavaEqualsTheSameMachineOfAFile() {
    Machine built =
        MachineBuilder.of("my-box")
            .description("a box, \"mine\"")
            .ram(0, 0x9fc00)
            .ram(1 << 20, 2 * GB)
            .memory(0xf0000000L, 1 << 20, FirmwareMap.Kind.ACPI_DATA)
            .node(0, 0, GB)
            .hotPluggableNode(1, GB, GB)
            .processorNodes(0, 1)
            .table("DMAR", 0x7ffe0000L, bytes("444d4152"))
            .registers(0xfed90000L, bytes("10"))
            .registers(new RegisterPage(0xfed91000L, Bytes.EMPTY, false))
            .function("0000:00:02.0", 0x8086, 0x100e, 0x020000, 64)
            .processor(new Processor(Processor.Vendor.AMD, 0x17, 1, 8, true))
            .dmi(new Dmi("QEMU", "q35", "", "", ""))
            .kernelBase(0x2000000)
            .initrd(0x7000001, 77)
            .initrdTableBytes(0x48)
            .measuredLaunch()
            .commandLine("intel_iommu=on\ttab")
            .holding("EFI boot services", 0x6000000, 0x1000)
            .unknown(Unknown.Kind.KERNEL_BASE, "assumed")
            .build();

    assertThat(built)
        .isEqualTo(
            PlanFiles.in(folder)
                .read(
                    """
                    machine {
                      id = my-box
                      description = "a box, \\"mine\\""
                      memory-map = [
                        { start = 0x0, last = 0x9fbff, type = usable }
                        { start = 0x100000, last = 0x800fffff, type = usable }
                        { start = 0xf0000000, last = 0xf00fffff, type = "ACPI data" }
                      ]
                      nodes = [
                        { node = 0, start = 0x0, last = 0x3fffffff }
                        { node = 1, start = 0x40000000, last = 0x7fffffff, hot-pluggable = true }
                      ]
                      processor-nodes = [ 0, 1 ]
                      tables = [ { signature = DMAR, address = 0x7ffe0000, hex = 444d4152 } ]
                      registers = [
                        { address = 0xfed90000, hex = "10" }
                        { address = 0xfed91000, hex = "", acknowledges-commands = false }
                      ]
                      functions = [ {
                        address = "00:02.0", vendor = 0x8086, device = 0x100e, class = 0x020000
                        dma-mask-bits = 64, coherent-mask-bits = 64
                      } ]
                      processor { vendor = amd, family = 0x17, model = 1, possible = 8, x2apic = on }
                      dmi { system-vendor = QEMU, product-name = q35 }
                      boot {
                        kernel-base = 32MB
                        initrd { start = 0x7000001, last = 0x700004d }
                        initrd-table-bytes = 72
                        measured-launch = true
                        command-line = "intel_iommu=on\\ttab"
                      }
                      holdings = [ { name = "EFI boot services", start = 0x6000000, last = 0x6000fff } ]
                      unknown = [ { what = kernel-base, why = assumed } ]
                    }
                    """)
                .machine());
    assertThat(MachineBuilder.of(built).build()).isEqualTo(built);
  }

  @Test
  void aPlanBuiltInJavaEqualsTheSamePlanOfAFile() {
    BootPlan built =
        READER
            .plan(small())
            .kernel("linux-2.6.33")
            .policy("late-alloc", "pool-bytes = 2MB")
            .driver("intel-vtd", "default-on = false")
            .driver("gart", new FakePlugins.Gart("linux-2-6-33", true))
            .allocator("bootmem", new FakePlugins.Bootmem(false))
            .commandLine("intel_iommu=on")
            .fault("dmar-all-ones")
            .fault(new Fault.Fragmentation(Zone.DMA32, 3, 50))
            .fault(new Fault.DriverFails("amd-vi", "why"))
            .seed(-7)
            .build();

    assertThat(built)
        .isEqualTo(
            PlanFiles.in(folder)
                .read(
                    PlanFiles.MACHINE
                        + """
                        kernel = linux-2.6.33
                        policy { id = late-alloc, pool-bytes = 2MB }
                        drivers {
                          intel-vtd { default-on = false }
                          gart { dialect = linux-2-6-33, yields-to-bounce-buffer = true }
                        }
                        allocator { bootmem { late-free = false } }
                        command-line = "intel_iommu=on"
                        faults = [
                          dmar-all-ones
                          { fragmentation { zone = dma32, largest-order = 3, keep-percent = 50 } }
                          { driver-fails { driver = amd-vi, cause = why } }
                        ]
                        seed = -7
                        """));
  }

  @Test
  void whatIsNotSaidIsAsInAFileThatDoesNotSayIt() {
    assertThat(READER.plan(small()).build())
        .isEqualTo(PlanFiles.in(folder).read(PlanFiles.MACHINE));
  }

  @Test
  void aPolicyIsToldAllItsSettingsByARecord() {
    FakePlugins.LateAlloc settings = new FakePlugins.LateAlloc(3 << 20, FakePlugins.Zone.NORMAL);

    assertThat(READER.plan(small()).kernel("linux-2.6.32").policy("late-alloc", settings).build())
        .extracting(BootPlan::policy)
        .isEqualTo(new PluginChoice("late-alloc", settings));
  }

  @Test
  void aKernelMayBeAProfileThatWasRead() {
    assertThat(READER.plan(small()).kernel(READER.kernel("linux-3.0")).build())
        .isEqualTo(READER.plan(small()).kernel("linux-3.0").build());
  }

  @Test
  void allMistakesOfAMachineAreSaidAtOnce() {
    assertThat(
            problems(
                () ->
                    MachineBuilder.of("bad")
                        .ram(0x1000, 0)
                        .ram(-1, 5)
                        .ram(1L << 52, 4096)
                        .ram(Long.MAX_VALUE, Long.MAX_VALUE)
                        .node(0, 0, GB)
                        .node(1024, GB - 1, GB)
                        .processorNodes(-1)
                        .table("DMARS", 0, Bytes.EMPTY)
                        .registers(0xfed90001L, Bytes.EMPTY)
                        .registers(0xfed90000L, Bytes.EMPTY)
                        .registers(0xfed90000L, Bytes.EMPTY)
                        .function("00:02.0", 0x8086, 0x100e, 0x020000, 65)
                        .function("0000:00:02.0", 0x18086, -1, 0x020000, 32)
                        .function("nowhere", 0, 0, 0, 0)
                        .commandLine("x".repeat(2048))
                        .build()))
        .containsExactly(
            "built in Java: machine.memory-map[0].last: the range ends before it starts; above"
                + " 0x1000",
            "built in Java: machine.memory-map[1].start: -1 is out of range; 0x0 to"
                + " 0xfffffffffffff",
            "built in Java: machine.memory-map[2].start: 0x10000000000000 is out of range; 0x0 to"
                + " 0xfffffffffffff",
            "built in Java: machine.memory-map[2].last: 0x10000000000fff is out of range; 0x0 to"
                + " 0xfffffffffffff",
            "built in Java: machine.memory-map[3].start: 0x7fffffffffffffff is out of range; 0x0 to"
                + " 0xfffffffffffff",
            "built in Java: machine.memory-map[3].last: 0xfffffffffffffffd is out of range; 0x0 to"
                + " 0xfffffffffffff",
            "built in Java: machine.nodes[1]: overlaps the memory of a node, 0x0-0x40000000",
            "built in Java: machine.nodes[1].node: 1024 is out of range; 0 to 1023",
            "built in Java: machine.processor-nodes[0]: -1 is out of range; 0 to 1023",
            "built in Java: machine.tables[0].signature: 'DMARS' is no signature; four characters"
                + " like DMAR",
            "built in Java: machine.registers[0].address: 0xfed90001 is not the start of a page;"
                + " ...000",
            "built in Java: machine.registers[1]: overlaps the registers at 0xfed90001-0xfed91001",
            "built in Java: machine.registers[2]: overlaps the registers at 0xfed90001-0xfed91001",
            "built in Java: machine.functions[0].dma-mask-bits: 65 is out of range; 0 to 64",
            "built in Java: machine.functions[0].coherent-mask-bits: 65 is out of range; 0 to 64",
            "built in Java: machine.functions[1].vendor: 0x18086 is out of range; 0 to 65535",
            "built in Java: machine.functions[1].device: -1 is out of range; 0 to 65535",
            "built in Java: machine.functions[1].address: there is a function at 0000:00:02.0"
                + " already",
            "built in Java: machine.functions[2].address: 'nowhere' is no PCI address;"
                + " 0000:00:1f.2, in quotes",
            "built in Java: machine.boot.command-line: is longer than the kernel keeps; at most"
                + " 2047");
  }

  @Test
  void aMachineWithoutMemoryIsRefused() {
    assertThat(problems(() -> MachineBuilder.of("bare").build()))
        .containsExactly("built in Java: machine: 'memory-map' is missing");
  }

  @Test
  void allMistakesOfAPlanAreSaidAtOnceItsMachinesToo() {
    assertThat(
            problems(
                () ->
                    READER
                        .plan(MachineBuilder.of("bad").ram(0, 0))
                        .kernel("linux-6.3x")
                        .policy("late-alloc", "pool-bytes = 1KB, zon = dma\nzone = dm")
                        .driver("intel-vtd", new FakePlugins.Gart("", true))
                        .driver("intel-vdt", "default-on = true")
                        .fault("dmar-all-one")
                        .fault(new Fault.Fragmentation(Zone.DMA, 11, 101))
                        .build()))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("built in Java: IOMMU driver intel-vtd: takes "),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "built in Java: machine.memory-map[0].last: -1 is out of range; 0x0 to"
                            + " 0xfffffffffffff"),
            p ->
                assertThat(p)
                    .startsWith("built in Java: kernel: there is no kernel profile 'linux-6.3x'"),
            p ->
                assertThat(p)
                    .startsWith(
                        "built in Java: faults[0]: there is no fault 'dmar-all-one'; did you mean"
                            + " 'dmar-all-ones'?"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "built in Java: faults[1].fragmentation.largest-order: 11 is out of range;"
                            + " 0 to 10"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "built in Java: faults[1].fragmentation.keep-percent: 101 is out of range;"
                            + " 0 to 100"),
            p ->
                assertThat(p)
                    .startsWith(
                        "settings of intel-vdt:1: drivers.intel-vdt: unknown key; did you mean"
                            + " 'intel-vtd'?"));
  }

  @Test
  void settingsThatAPolicyDoesNotTakeAreRefused() {
    assertThat(
            problems(
                () ->
                    READER
                        .plan(small())
                        .policy("late-alloc", "pool-bytes = 1KB, zon = dma\nzone = dm")
                        .build()))
        .containsExactly(
            "settings of late-alloc:1: policy.pool-bytes: 1KB is out of range; 1MB to 4GB",
            "settings of late-alloc:1: policy.zon: unknown key; did you mean 'zone'? one of"
                + " pool-bytes, zone",
            "settings of late-alloc:2: policy.zone: 'dm' is no zone; did you mean 'dma'? one of"
                + " dma, dma32, normal");
    assertThat(
            problems(
                () ->
                    READER
                        .plan(small())
                        .policy("late-alloc", new FakePlugins.LateAlloc(1, FakePlugins.Zone.DMA))
                        .build()))
        .containsExactly("built in Java: policy.pool-bytes: 0x1 is out of range; 1MB to 4GB");
    assertThat(problems(() -> READER.plan(small()).policy("late-aloc", "zone =").build()))
        .satisfiesExactly(
            p ->
                assertThat(p)
                    .startsWith(
                        "built in Java: policy.id: there is no fallback policy 'late-aloc'; did you"
                            + " mean 'late-alloc'?"),
            p -> assertThat(p).startsWith("settings of late-aloc:1: "));
  }

  @Test
  void aBuilderGoesOnAfterAMistake() {
    PlanBuilder plan = READER.plan(small()).policy("panick");
    assertThat(problems(plan::build)).hasSize(1);

    assertThat(plan.policy("panic").build().policy().id()).isEqualTo("panic");
  }
}
