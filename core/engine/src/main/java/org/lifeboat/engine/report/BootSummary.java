package org.lifeboat.engine.report;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.PoolGrowth;
import org.lifeboat.api.pci.PciAddress;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport.HardwareIommu;
import org.lifeboat.engine.report.BootReport.MemoryCost;
import org.lifeboat.engine.report.BootReport.Reach;

/**
 * What a boot came to, in short: all that a {@link BootReport} counts and decides, without what it
 * tells. For who boots by the million: it costs a fraction of a report, and equals the {@link
 * BootReport#summary} of the report of the same plan.
 *
 * @param machine id of the machine
 * @param kernel id of the kernel profile
 * @param policy id of the policy
 * @param seed the plan's seed
 * @param backend who serves DMA, as in {@link BootReport#backend}
 * @param hardware what became of the hardware IOMMU
 * @param panic the panic's text, where the machine stopped
 * @param failure what a plugin did wrong, where one did
 * @param pool the bounce pool in use at the end
 * @param growth how it grows under load; empty where it stays as it is
 * @param memory what it cost
 * @param devices how each device reaches memory; empty after a panic or a failure
 */
public record BootSummary(
    String machine,
    String kernel,
    String policy,
    long seed,
    Optional<String> backend,
    HardwareIommu hardware,
    Optional<String> panic,
    Optional<BootEvent.PluginFailure> failure,
    Optional<BouncePool> pool,
    Optional<PoolGrowth> growth,
    MemoryCost memory,
    List<DeviceReach> devices) {
  /** Copies the list. */
  public BootSummary {
    devices = List.copyOf(devices);
  }

  /**
   * How a device reaches memory.
   *
   * @param address where it sits
   * @param name a word for people; may be empty
   * @param maskBits its DMA mask in bits
   * @param reach how it reaches memory
   */
  public record DeviceReach(PciAddress address, String name, int maskBits, Reach reach) {}

  /** Whether the boot came to its end: no panic, no plugin's failure. */
  public boolean completed() {
    return panic.isEmpty() && failure.isEmpty();
  }
}
