/** The early allocator of Linux since 3.x on x86-64: memblock. */
module org.lifeboat.plugin.memblock {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.memblock;

  provides org.lifeboat.api.memory.EarlyAllocatorProvider with
      org.lifeboat.plugin.memblock.MemblockProvider;
}
