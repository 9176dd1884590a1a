package org.lifeboat.engine.config;

import java.util.List;
import org.lifeboat.api.driver.FirmwareFault;
import org.lifeboat.api.driver.IommuDriver;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.NoSettings;
import org.lifeboat.api.plugin.PluginProvider;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.api.policy.FallbackPolicy;
import org.lifeboat.api.policy.FallbackPolicyProvider;
import org.lifeboat.engine.plugin.Plugins;

/**
 * Providers with the ids that ship, and the settings that kernel profiles use; they make nothing.
 */
final class FakePlugins {
  private FakePlugins() {}

  static Plugins all() {
    return Plugins.none()
        .with(
            new Driver<>("gart", Gart.class),
            new Driver<>("calgary", Dialect.class),
            new Driver<>("amd-vi", AmdVi.class),
            new Driver<>("intel-vtd", IntelVtd.class),
            new Allocator<>("memblock", NoSettings.class),
            new Allocator<>("bootmem", Bootmem.class),
            new Policy<>("panic", NoSettings.class),
            new Policy<>("nommu", NoSettings.class),
            new Policy<>("early-detect", EarlyDetect.class),
            new Policy<>("late-alloc", LateAlloc.class),
            new Policy<>("deferred-init", DeferredInit.class),
            new Policy<>("reserve-and-keep", ReserveAndKeep.class));
  }

  enum Zone {
    DMA,
    DMA32,
    NORMAL
  }

  enum EarlyCheck {
    FIRST_UNIT_ZERO,
    EVERY_UNIT_ZERO,
    ALL_ONES,
    ZERO_LENGTH,
    PAST_END
  }

  record Dialect(@Setting(value = "whose rules", byDefault = "linux-6-1") String dialect) {}

  record Gart(
      @Setting(value = "whose rules", byDefault = "linux-6-1") String dialect,
      @Setting(value = "yields", byDefault = "false") boolean yieldsToBounceBuffer) {}

  record AmdVi(
      @Setting(value = "whose rules", byDefault = "linux-6-1") String dialect,
      @Setting(value = "whether it is built in", byDefault = "true") boolean interruptRemapping,
      @Setting(value = "what a unit does", byDefault = "fails-cleanly") String unitFailure,
      @Setting(value = "yields", byDefault = "false") boolean yieldsToBounceBuffer,
      @Setting(value = "options", byDefault = "true") boolean optionList,
      @Setting(value = "graphics", byDefault = "true") boolean sparesStoneyRidge,
      @Setting(value = "features", byDefault = "true") boolean secondFeatures,
      @Setting(value = "units", byDefault = "true") boolean foundUnits,
      @Setting(value = "flushing", byDefault = "false") boolean flushing,
      @Setting(value = "lines", byDefault = "true") boolean deviceLines,
      @Setting(value = "tables", byDefault = "told") String sharedTables) {}

  record IntelVtd(
      @Setting(value = "whose rules", byDefault = "linux-6-1") String dialect,
      @Setting(value = "whether it is on", byDefault = "true") boolean defaultOn,
      @Setting(value = "graphics", byDefault = "true") boolean integratedGpuIdentity,
      @Setting(value = "checks", byDefault = "[all-ones]") List<EarlyCheck> earlyChecks,
      @Setting(value = "whether it is built in", byDefault = "true") boolean interruptRemapping,
      @Setting(value = "when", byDefault = "interrupt-setup") String tableParsing,
      @Setting(value = "whether it is used", byDefault = "true") boolean scalableMode,
      @Setting(value = "bits", byDefault = "57", min = 30, max = 57) int maxAddressWidth,
      @Setting(value = "yields", byDefault = "false") boolean yieldsToBounceBuffer,
      @Setting(value = "wish", byDefault = "yields-to-off") String optIn,
      @Setting(value = "regions", byDefault = "blames") String regionCheck,
      @Setting(value = "regions", byDefault = "true") boolean nvsCoversRegions,
      @Setting(value = "devices", byDefault = "false") boolean narrowDevicesTranslated,
      @Setting(value = "units", byDefault = "true") boolean capabilityAudit,
      @Setting(value = "devices", byDefault = "true") boolean satc,
      @Setting(value = "lines", byDefault = "true") boolean deviceLines,
      @Setting(value = "complaints", byDefault = "false") boolean backtraces) {}

  record Bootmem(@Setting(value = "whether it is there", byDefault = "true") boolean lateFree) {}

  record EarlyDetect(@Setting(value = "drivers", byDefault = "[]") List<String> reserveBeside) {}

  record LateAlloc(
      @Setting(
              value = "size of the pool",
              byDefault = "64MB",
              min = 1 << 20,
              max = 1L << 32,
              unit = Setting.Unit.BYTES)
          long poolBytes,
      @Setting(value = "highest zone", byDefault = "dma32") Zone zone) {}

  record DeferredInit(
      @Setting(value = "drivers", byDefault = "[]") List<String> keepBeside,
      @Setting(value = "drivers", byDefault = "[]") List<String> releaseInPassthrough,
      @Setting(value = "drivers", byDefault = "[]") List<String> keepForExternalPorts) {}

  record ReserveAndKeep(@Setting(value = "drivers", byDefault = "[]") List<String> releaseFor) {}

  record Driver<S extends Record>(String id, Class<S> settingsType)
      implements IommuDriverProvider<S> {
    @Override
    public String summary() {
      return "a driver";
    }

    @Override
    public IommuDriver create(S settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<FirmwareFault> faults() {
      return id.equals("intel-vtd")
          ? List.of(
              new FirmwareFault("dmar-address-zero", "a unit at zero", image -> image),
              new FirmwareFault("dmar-all-ones", "a unit that is not there", image -> image))
          : List.of();
    }
  }

  record Allocator<S extends Record>(String id, Class<S> settingsType)
      implements EarlyAllocatorProvider<S> {
    @Override
    public String summary() {
      return "an allocator";
    }

    @Override
    public EarlyAllocator create(S settings) {
      throw new UnsupportedOperationException();
    }
  }

  record Policy<S extends Record>(String id, Class<S> settingsType)
      implements FallbackPolicyProvider<S> {
    @Override
    public String summary() {
      return "a policy";
    }

    @Override
    public FallbackPolicy create(S settings) {
      throw new UnsupportedOperationException();
    }
  }

  static PluginProvider<?, ?> policy(String id, Class<? extends Record> settings) {
    return new Policy<>(id, settings);
  }
}
