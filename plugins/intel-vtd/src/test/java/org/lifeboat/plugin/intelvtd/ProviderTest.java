package org.lifeboat.plugin.intelvtd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.IommuDriverProvider;
import org.lifeboat.api.plugin.Setting;

/** How the driver is found and described. */
class ProviderTest {
  @Test
  void itIsFoundOnAClassPath() {
    assertThat(ServiceLoader.load(IommuDriverProvider.class))
        .anyMatch(provider -> provider.id().equals("intel-vtd"));
  }

  @Test
  void everySettingHasAMeaningAndADefault() {
    for (RecordComponent component : IntelVtdSettings.class.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      assertThat(setting).as(component.getName()).isNotNull();
      assertThat(setting.value()).isNotBlank();
      assertThat(setting.byDefault()).isNotEqualTo(Setting.REQUIRED);
    }
  }

  @Test
  void theDefaultsAreThoseOfDebians61() throws ReflectiveOperationException {
    for (RecordComponent component : IntelVtdSettings.class.getRecordComponents()) {
      Object value = component.getAccessor().invoke(IntelVtdSettings.linux61());
      assertThat(component.getAnnotation(Setting.class).byDefault())
          .as(component.getName())
          .isEqualTo(asConfigured(value));
    }
  }

  private static String asConfigured(Object value) {
    return value instanceof java.util.List<?> list
        ? list.stream().map(ProviderTest::asConfigured).collect(Collectors.joining(", ", "[", "]"))
        : value instanceof Enum<?> word
            ? word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            : value.toString();
  }

  @Test
  void theKernelsDifferAsData() {
    assertThat(
            Arrays.asList(
                IntelVtdSettings.linux2632(),
                IntelVtdSettings.linux2633(),
                IntelVtdSettings.linux61()))
        .doesNotHaveDuplicates();
  }
}
