package org.lifeboat.engine.boot;

import java.util.List;
import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.memory.MemoryRange;
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
    return ask(() -> boot.machine.functions());
  }

  @Override
  public BounceDemand bounceDemand() {
    return ask(() -> boot.demand);
  }

  @Override
  public Optional<BouncePool> allocateBouncePool(long bytes, Zone highest) {
    return change(() -> boot.pools.allocate(bytes, highest));
  }

  @Override
  public void initializeBouncePool(BouncePool pool) {
    act(() -> boot.pools.initialize(pool));
  }

  @Override
  public long releaseBouncePool(BouncePool pool) {
    return change(() -> boot.pools.release(pool));
  }

  @Override
  public long freeEarlyMemory(MemoryRange range) {
    return change(() -> boot.memory.freeLate(range, claimed(range), boot.pages));
  }
}
