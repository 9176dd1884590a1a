package org.lifeboat.engine.boot;

import org.lifeboat.api.memory.MemoryRange;
import org.lifeboat.api.memory.PageAllocator;
import org.lifeboat.api.stage.InterruptStage;
import org.lifeboat.api.stage.RegisterMapping;
import org.lifeboat.engine.memory.OwnedPages;

/** The stage of interrupt set-up as one plugin sees it. */
class InterruptStageView extends StageView implements InterruptStage {
  private final PageAllocator pages;

  InterruptStageView(BootContext boot, PluginIdentity plugin, StageGate gate) {
    super(boot, plugin, gate);
    this.pages = new OwnedPages(boot.pages, boot.ledger, plugin.owner("pages"), gate::pass);
  }

  @Override
  public final PageAllocator pages() {
    gate.pass();
    return pages;
  }

  @Override
  public final RegisterMapping mapRegisters(MemoryRange range, String name) {
    gate.pass();
    return boot.registers.claim(range, name);
  }
}
