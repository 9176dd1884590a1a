package org.lifeboat.plugin.memblock;

import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.NoSettings;

/** Registers {@link Memblock} under the id {@code memblock}. */
public final class MemblockProvider implements EarlyAllocatorProvider<NoSettings> {
  @Override
  public String id() {
    return "memblock";
  }

  @Override
  public String summary() {
    return "memblock, the early allocator of Linux 6.1: byte-exact regions, searched from the top";
  }

  @Override
  public Class<NoSettings> settingsType() {
    return NoSettings.class;
  }

  @Override
  public EarlyAllocator create(NoSettings settings) {
    return new Memblock();
  }
}
