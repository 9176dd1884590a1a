package org.lifeboat.engine.boot;

import java.util.Optional;
import org.lifeboat.api.bounce.BounceDemand;
import org.lifeboat.api.bounce.BouncePool;
import org.lifeboat.api.bounce.BounceRequest;
import org.lifeboat.api.firmware.Registers;
import org.lifeboat.api.memory.AllocationRequest;
import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.stage.EarlyStage;

/** The early stage as one plugin sees it. */
final class EarlyStageView extends StageView implements EarlyStage {
  EarlyStageView(BootContext boot, PluginIdentity plugin, StageGate gate) {
    super(boot, plugin, gate);
  }

  @Override
  public Optional<MemoryRange> allocate(AllocationRequest request, String purpose) {
    return change(() -> boot.memory.allocate(request, plugin.owner(purpose)));
  }

  @Override
  public void free(MemoryRange range) {
    act(() -> boot.memory.free(range, claimed(range)));
  }

  @Override
  public Registers mapEarly(long address) {
    return ask(() -> boot.registers.look(address));
  }

  @Override
  public BounceDemand bounceDemand() {
    return ask(() -> boot.demand);
  }

  @Override
  public Optional<BouncePool> reserveBouncePool(BounceRequest request) {
    return change(() -> boot.pools.reserve(request));
  }
}
