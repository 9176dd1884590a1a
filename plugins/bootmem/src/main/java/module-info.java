/** The early allocator of Linux 2.6 on x86-64: bootmem. */
module org.lifeboat.plugin.bootmem {
  requires transitive org.lifeboat.api;
  requires static org.jspecify;

  exports org.lifeboat.plugin.bootmem;

  provides org.lifeboat.api.memory.EarlyAllocatorProvider with
      org.lifeboat.plugin.bootmem.BootmemProvider;
}
