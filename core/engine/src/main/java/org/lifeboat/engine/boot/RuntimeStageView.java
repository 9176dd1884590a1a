package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.Owner;
import org.lifeboat.api.memory.Zone;
import org.lifeboat.api.pci.PciFunction;
import org.lifeboat.api.stage.RuntimeStage;

/** The run-time stage as one plugin sees it. */
final class RuntimeStageView extends InterruptStageView implements RuntimeStage {
  RuntimeStageView(BootContext boot, PluginIdentity plugin, StageGate gate) {
    super(boot, plugin, gate);
  }

  @Override
  public List<PciFunction> pciFunctions() {
    gate.pass();
    return boot.machine.functions();
  }

  @Override
  public BounceDemand bounceDemand() {
    gate.pass();
    return boot.demand;
  }

  @Override
  public Optional<BouncePool> allocateBouncePool(long bytes, Zone highest) {
    gate.pass();
    return boot.pools.allocate(bytes, highest);
  }

  @Override
  public void initializeBouncePool(BouncePool pool) {
    gate.pass();
    boot.pools.initialize(pool);
  }

  @Override
  public long releaseBouncePool(BouncePool pool) {
    gate.pass();
    return boot.pools.release(pool);
  }

  @Override
  public long freeEarlyMemory(MemoryRange range) {
    gate.pass();
    Owner owner = boot.ledger.ownerOf(range.start()).orElse(plugin.owner("memory"));
    return boot.memory.freeLate(
        range, plugin.owns(owner) ? owner : plugin.owner("memory"), boot.pages);
  }
}
