package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.engine.plan.BootPlan;
import org.lifeboat.engine.plan.KernelProfile;
import org.lifeboat.engine.plan.Machine;
import org.lifeboat.engine.plan.PluginChoice;

/** Plans in HOCON: short, readable, and the same when they are read again. */
final class PlanTextTest {
  private static final PlanReader READER = new PlanReader(FakePlugins.all());
  private static final Path ANY = Path.of("plan.conf");

  @TempDir Path folder;

  private BootPlan read(String text) {
    return PlanFiles.in(folder).read(text);
  }

  private static BootPlan again(BootPlan plan) {
    return READER.read(PlanRequest.of(ANY).saying(READER.text(plan)));
  }

  @Test
  void whatGoesWithoutSayingIsLeftOut() {
    assertThat(READER.text(read(PlanFiles.MACHINE)))
        .isEqualTo(
            """
            machine {
              id = small
              memory-map = [
                { start = 0x0, last = 0x3fffffff, type = usable }
              ]
            }
            kernel = linux-6.1
            """);
  }

  @Test
  void everyPartIsSaidInAFormThatPeopleRead() {
    String text =
        """
        machine {
          id = my-box
          memory-map = [
            { start = 0x0, last = 0x3fffffff, type = usable }
            { start = 0x40000000, last = 0x4000ffff, type = "ACPI data" }
          ]
          tables = [
            {
              signature = DMAR
              address = 0x40000000
              hex = \"""
                444d4152400000000000000000000000000000000000000000000000000000aa
                01f7
              \"""
            }
          ]
          registers = [
            { address = 0xfed90000, words { "0x00" = 0x10, "0x10" = 0xffffffffffffffff } }
          ]
          functions = [
            { address = "0000:00:02.0", vendor = 0x8086, device = 0x100e, class = 0x020000, name = "a card" }
          ]
          boot { command-line = "intel_iommu=on \\"\\u00e4\\"" }
        }
        kernel = linux-2.6.33
        drivers { intel-vtd { default-on = false } }
        policy { id = late-alloc, pool-bytes = 4MB }
        command-line = quiet
        faults = [
          dmar-all-ones
          { fragmentation { zone = dma32, largest-order = 3 } }
        ]
        seed = 7
        """;

    assertThat(READER.text(read(text)))
        .isEqualTo(
            text.replace(
                "    { address = \"0000:00:02.0\", vendor = 0x8086, device = 0x100e, class ="
                    + " 0x020000, name = \"a card\" }\n",
                """
                    {
                      address = "0000:00:02.0"
                      vendor = 0x8086
                      device = 0x100e
                      class = 0x020000
                      name = "a card"
                    }
                """))
        .satisfies(said -> assertThat(read(said)).isEqualTo(read(text)));
  }

  @Test
  void everyKernelIsTakenByItsId() {
    for (String id : READER.kernelIds()) {
      BootPlan plan = BootPlan.of(read(PlanFiles.MACHINE).machine(), READER.kernel(id));

      assertThat(READER.text(plan)).endsWith("}\nkernel = " + id + "\n");
      assertThat(again(plan)).isEqualTo(plan);
    }
  }

  @Test
  void aKernelThatWasChangedIsSaidAsAChangeOfAProfile() {
    BootPlan plan =
        read(
            PlanFiles.MACHINE
                + """
                kernel {
                  profile = linux-6.1
                  id = mine
                  page-list-head = true
                  bounce { default-slots = 1024 }
                  policy { release-for = [ gart ] }
                  texts { pool = placing }
                  drivers = [ { id = intel-vtd, max-address-width = 48 } ]
                  reservations = [ { fixed { name = "first 1 MB", start = 0, end = 1MB } } ]
                }
                """);

    assertThat(again(plan)).isEqualTo(plan);
    assertThat(READER.text(plan)).contains("id = mine", "{ id = intel-vtd, max-address-width = 48");
  }

  @Test
  void aKernelOfOtherPluginsThanAnyProfileStandsAlone() {
    for (String id : READER.kernelIds()) {
      KernelProfile k = READER.kernel(id);
      KernelProfile alone =
          new KernelProfile(
              "alone",
              k.description(),
              k.allocator(),
              k.drivers(),
              new PluginChoice("nommu", new NoSettings()),
              k.driverStart(),
              k.startOrder(),
              k.bounce(),
              k.texts(),
              k.processorParameters(),
              k.pageListHead(),
              k.maskExcludesEnd(),
              k.reservations(),
              k.unsure(),
              Optional.of("asked for 9.9"));
      BootPlan plan = BootPlan.of(read(PlanFiles.MACHINE).machine(), alone);

      assertThat(again(plan)).isEqualTo(plan);
    }
  }

  @Test
  void theKernelsOwnPolicyMayBeToldOtherThingsThanTheKernelTellsIt() {
    BootPlan plan = read(PlanFiles.MACHINE + "policy { release-for = [ amd-vi ] }");

    assertThat(plan.policy()).isNotEqualTo(plan.kernel().policy());
    assertThat(READER.text(plan))
        .endsWith("policy { id = reserve-and-keep, release-for = [ amd-vi ] }\n");
    assertThat(again(plan)).isEqualTo(plan);
  }

  @Test
  void whatHoconCannotSayIsNamed() {
    BootPlan plan = read(PlanFiles.MACHINE);

    assertThatThrownBy(() -> READER.text(plan.withMachine(withConfig(plan.machine(), 8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOCON cannot say the plan's machine.functions[0].config");
    assertThatThrownBy(() -> READER.text(plan.withMachine(withConfig(plan.machine(), 8192))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("machine.functions[0].config-words.0x1ffc: ");
    assertThatThrownBy(
            () -> READER.text(plan.withPolicy(new PluginChoice("nobody", new NoSettings()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no fallback policy nobody");
  }

  private static Machine withConfig(Machine m, int bytes) {
    PciFunction function =
        new PciFunction(
            new PciAddress(0, 0, 2, 0),
            "",
            1,
            1,
            0,
            32,
            32,
            false,
            Optional.empty(),
            Bytes.of(new byte[bytes]).with(bytes - 4, (byte) 1));
    return new Machine(
        m.id(),
        m.description(),
        m.firmwareMap(),
        m.nodes(),
        m.processorNodes(),
        m.firmware(),
        List.of(function),
        m.processor(),
        m.dmi(),
        m.loader(),
        m.holdings(),
        m.unknowns());
  }
}
