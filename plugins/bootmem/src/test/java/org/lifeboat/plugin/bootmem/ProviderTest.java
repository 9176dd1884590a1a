package org.lifeboat.plugin.bootmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.memory.EarlyAllocatorProvider;
import org.lifeboat.api.plugin.Setting;

/** How the engine finds bootmem and what it can be told. */
class ProviderTest {
  @Test
  void bootmemIsFoundByItsId() {
    assertThat(ServiceLoader.load(EarlyAllocatorProvider.class))
        .filteredOn(provider -> provider.id().equals("bootmem"))
        .hasSize(1);
  }

  @Test
  void everySettingIsDescribedAndHasADefault() {
    assertThat(new BootmemProvider().settingsType().getRecordComponents())
        .isNotEmpty()
        .allSatisfy(
            component -> {
              Setting setting = component.getAnnotation(Setting.class);
              assertThat(setting.value()).isNotBlank();
              assertThat(setting.byDefault()).isNotEqualTo(Setting.REQUIRED);
            });
  }

  @Test
  void eachBootGetsAnInstanceOfItsOwn() {
    BootmemProvider provider = new BootmemProvider();
    BootmemSettings settings = new BootmemSettings(true, false);
    assertThat(provider.create(settings)).isNotSameAs(provider.create(settings));
  }
}
