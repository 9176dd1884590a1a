package org.lifeboat.engine.boot;

import java.util.Objects;
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
    this.pages =
        new PagesView(
            this, new OwnedPages(boot.pages, boot.ledger, plugin.owner("pages"), gate.moment()));
  }

  @Override
  public final PageAllocator pages() {
    return ask(() -> pages);
  }

  @Override
  public final RegisterMapping mapRegisters(MemoryRange range, String name) {
    return change(() -> boot.registers.claim(range, Objects.requireNonNull(name, "name")));
  }
}
