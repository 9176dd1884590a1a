package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.engine.plan.PluginChoice;
import org.lifeboat.engine.plugin.PluginKind;

/** Profiles with all that their files say, and what plugins are told in them. */
final class KernelFilesTest {
  private static final PlanReader READER = new PlanReader(FakePlugins.all());

  @TempDir private Path folder;

  @Test
  void everyPolicyIsThereWithItsSettingsUnderTheKernel() {
    KernelFile file = READER.kernelFiles(List.of("linux-2.6.32")).get(0);

    assertThat(file.policies())
        .contains(
            new PluginChoice("early-detect", new FakePlugins.EarlyDetect(List.of("calgary"))),
            new PluginChoice(
                "late-alloc", new FakePlugins.LateAlloc(64 << 20, FakePlugins.Zone.DMA)))
        .extracting(PluginChoice::id)
        .containsExactly(
            "deferred-init", "early-detect", "late-alloc", "nommu", "panic", "reserve-and-keep");
  }

  record MustBeTold(@Setting("how much") long bytes) {}

  @Test
  void aPolicyThatMustBeToldMoreIsLeftOutUnlessTheProfileTellsIt() {
    PlanReader reader =
        new PlanReader(FakePlugins.all().with(FakePlugins.policy("needy", MustBeTold.class)));
    PlanFiles.in(folder)
        .write("a.conf", "kernel { profile = linux-6.1, policies.needy.bytes = 4 }");

    List<KernelFile> files =
        reader.kernelFiles(List.of("linux-6.1", folder.resolve("a.conf").toString()));

    assertThat(files.get(0).policies()).extracting(PluginChoice::id).doesNotContain("needy");
    assertThat(files.get(1).policies()).contains(new PluginChoice("needy", new MustBeTold(4)));
  }

  @Test
  void whatIsWrongWithAnyIsSaidOfAll() {
    PlanFiles.in(folder).write("bad.conf", "kernel { profile = linux-6.1, bounce.sots = 4 }");
    String bad = folder.resolve("bad.conf").toString();

    assertThatThrownBy(() -> READER.kernelFiles(List.of("linux-6.2", bad)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "argument linux-6.2: kernel: there is no kernel profile 'linux-6.2'; did you mean"
                + " 'linux-6.1'?")
        .hasMessageContaining("bad.conf:1: kernel.bounce.sots: unknown key");
  }

  @Test
  void aFileIsFoundFromWhereThePersonIsAndItsProfileFromWhereTheFileIs() {
    PlanFiles.in(folder)
        .write("k/a.conf", "kernel { profile = b.conf, id = a }")
        .write("k/b.conf", "kernel { profile = linux-6.1, id = b }");

    assertThat(READER.kernelFiles(List.of(folder.resolve("k/a.conf").toString())))
        .extracting(f -> f.kernel().id())
        .containsExactly("a");
  }

  @Test
  void whatAPluginIsToldIsSaidAsConfigurationHasIt() {
    PluginChoice told = READER.choose(PluginKind.POLICY, "late-alloc", "pool-bytes = 0x200000");

    assertThat(READER.told(PluginKind.POLICY, told))
        .extracting(s -> s.field().key(), SettingValue::text, SettingValue::byDefault)
        .containsExactly(tuple("pool-bytes", "2MB", false), tuple("zone", "dma32", true));
  }

  @Test
  void aDefaultIsADefaultHoweverItIsWritten() {
    PluginChoice told =
        READER.choose(
            PluginKind.DRIVER,
            "intel-vtd",
            "early-checks = [ \"all-ones\" ], max-address-width = 0x39, default-on = false");

    assertThat(READER.told(PluginKind.DRIVER, told))
        .filteredOn(s -> !s.byDefault())
        .extracting(s -> s.field().key() + " = " + s.text())
        .containsExactly("default-on = false");
  }

  @Test
  void anEmptyListIsNone() {
    PluginChoice told = READER.choosePolicy("reserve-and-keep");

    assertThat(READER.told(PluginKind.POLICY, told))
        .containsExactly(
            new SettingValue(READER.told(PluginKind.POLICY, told).get(0).field(), "none", true));
  }

  @Test
  void whoIsNoPluginIsToldNothing() {
    PluginChoice nobody = new PluginChoice("nobody", new MustBeTold(1));

    assertThatThrownBy(() -> READER.told(PluginKind.POLICY, nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no fallback policy nobody");
  }
}
