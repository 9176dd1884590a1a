package org.lifeboat.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.plugin.Setting;

/** What people and the reader of configuration learn of a plugin's settings. */
final class SettingsSchemaTest {
  enum Mode {
    FAST_START,
    SLOW
  }

  record Settings(
      @Setting(
              value = "size of the pool",
              byDefault = "64MB",
              min = 1,
              max = 1L << 32,
              unit = Setting.Unit.BYTES)
          long poolBytes,
      @Setting("how it starts") Mode mode,
      @Setting(value = "which ones", byDefault = "[]") List<Mode> modes,
      @Setting(value = "how many", byDefault = "1") int count) {
    Settings {
      if (count == 13) {
        throw new IllegalArgumentException("13 is not lucky");
      }
    }
  }

  record Nested(@Setting("lists of lists") List<List<String>> lists) {}

  private static final SettingsSchema SCHEMA = SettingsSchema.of(Settings.class);

  @Test
  void aFieldHasTheComponentsNameInKebabCaseAndWhatItsAnnotationSays() {
    SettingField pool = SCHEMA.fields().get(0);

    assertThat(pool.key()).isEqualTo("pool-bytes");
    assertThat(pool.meaning()).isEqualTo("size of the pool");
    assertThat(pool.typeText()).isEqualTo("size");
    assertThat(pool.byDefault()).contains("64MB");
    assertThat(pool.min()).isEqualTo(1);
    assertThat(pool.max()).isEqualTo(1L << 32);
    assertThat(pool.unbounded()).isFalse();
  }

  @Test
  void anEnumIsOneOfItsConstantsInKebabCase() {
    SettingField mode = SCHEMA.fields().get(1);

    assertThat(mode.allowed()).containsExactly("fast-start", "slow");
    assertThat(mode.typeText()).isEqualTo("one of fast-start, slow");
    assertThat(mode.byDefault()).isEmpty();
    assertThat(SCHEMA.fields().get(2).typeText()).isEqualTo("list of any of fast-start, slow");
  }

  @Test
  void anIntIsBoundedByItsType() {
    SettingField count = SCHEMA.fields().get(3);

    assertThat(count.min()).isEqualTo(Integer.MIN_VALUE);
    assertThat(count.max()).isEqualTo(Integer.MAX_VALUE);
    assertThat(count.unbounded()).isTrue();
  }

  @Test
  void theRecordIsMadeFromValuesInOrder() {
    assertThat(SCHEMA.instantiate(List.of(5L, Mode.SLOW, List.of(), 2)))
        .isEqualTo(new Settings(5, Mode.SLOW, List.of(), 2));
  }

  @Test
  void whatTheRecordRefusesItRefusesInItsOwnWords() {
    assertThatThrownBy(() -> SCHEMA.instantiate(List.of(5L, Mode.SLOW, List.of(), 13)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("13 is not lucky");
  }

  @Test
  void aListHoldsSingleValues() {
    assertThatThrownBy(() -> SettingsSchema.of(Nested.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.util.List<java.util.List<java.lang.String>>");
  }

  @ParameterizedTest
  @CsvSource({
    "poolBytes, pool-bytes",
    "id, id",
    "dma32Only, dma32-only",
    "maxAddressWidth, max-address-width",
  })
  void componentsAreWrittenInKebabCase(String component, String key) {
    assertThat(KebabCase.ofComponent(component)).isEqualTo(key);
  }
}
