package org.lifeboat.plugin.bootmem;

import org.lifeboat.api.memory.EarlyAllocator;
import org.lifeboat.api.memory.EarlyAllocatorProvider;

/** Registers {@link Bootmem} under the id {@code bootmem}. */
public final class BootmemProvider implements EarlyAllocatorProvider<BootmemSettings> {
  @Override
  public String id() {
    return "bootmem";
  }

  @Override
  public String summary() {
    return "bootmem, the early allocator of Linux 2.6: whole pages, node by node, first fit from a"
        + " hint";
  }

  @Override
  public Class<BootmemSettings> settingsType() {
    return BootmemSettings.class;
  }

  @Override
  public EarlyAllocator create(BootmemSettings settings) {
    return new Bootmem(settings);
  }
}
