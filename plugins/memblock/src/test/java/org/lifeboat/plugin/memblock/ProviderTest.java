package org.lifeboat.plugin.memblock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.NoSettings;

/** How the engine finds memblock. */
class ProviderTest {
  @Test
  void memblockIsFoundByItsId() {
    assertThat(ServiceLoader.load(EarlyAllocatorProvider.class))
        .filteredOn(provider -> provider.id().equals("memblock"))
        .hasSize(1);
  }

  @Test
  void eachBootGetsAnInstanceOfItsOwn() {
    MemblockProvider provider = new MemblockProvider();
    assertThat(provider.create(new NoSettings())).isNotSameAs(provider.create(new NoSettings()));
  }
}
