package org.lifeboat.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lifeboat.api.plugin.Setting;
import org.lifeboat.engine.plugin.PluginKind;
import org.lifeboat.engine.plugin.Plugins;

/** How a plugin's settings record is filled from its block. */
final class SettingsReaderTest {
  enum Mode {
    FAST_START,
    SLOW
  }

  record All(
      @Setting(value = "a flag", byDefault = "false") boolean flag,
      @Setting(value = "an int", byDefault = "4", min = 1, max = 8) int count,
      @Setting(value = "a size", byDefault = "64MB", unit = Setting.Unit.BYTES) long poolBytes,
      @Setting(value = "an address", byDefault = "0x1000", unit = Setting.Unit.ADDRESS) long base,
      @Setting(value = "a number", byDefault = "0.5", min = 0, max = 1) double share,
      @Setting(value = "a text", byDefault = "") String label,
      @Setting(value = "a choice", byDefault = "fast-start") Mode mode,
      @Setting(value = "texts", byDefault = "[]") List<String> names,
      @Setting(value = "sizes", byDefault = "[1KB, 2KB]", unit = Setting.Unit.BYTES)
          List<Long> sizes,
      @Setting(value = "choices", byDefault = "[slow]") List<Mode> modes) {}

  record Demanding(@Setting("what nobody can guess") int count) {
    Demanding {
      if (count == 13) {
        throw new IllegalArgumentException("13 is not lucky");
      }
      if (count == 14) {
        throw new UnsupportedOperationException();
      }
    }
  }

  record BadDefault(@Setting(value = "an int", byDefault = "many") int count) {}

  private static Record read(Class<? extends Record> type, String settings) {
    Plugins plugins = Plugins.none().with(FakePlugins.policy("mine", type));
    return new PlanReader(plugins).choose(PluginKind.POLICY, "mine", settings).settings();
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertThat(read(All.class, ""))
        .isEqualTo(
            new All(
                false,
                4,
                64 << 20,
                0x1000,
                0.5,
                "",
                Mode.FAST_START,
                List.of(),
                List.of(1024L, 2048L),
                List.of(Mode.SLOW)));
  }

  @Test
  void whatIsGivenCounts() {
    assertThat(
            read(
                All.class,
                """
                flag = true, count = 0x8, pool-bytes = 4 KiB, base = 0xfed90000, share = 1e-1, label = "a b"
                mode = slow, names = [ x, 5 ], sizes = [ 0x10 ], modes = [ fast-start, slow ]
                """))
        .isEqualTo(
            new All(
                true,
                8,
                4096,
                0xfed90000L,
                0.1,
                "a b",
                Mode.SLOW,
                List.of("x", "5"),
                List.of(16L),
                List.of(Mode.FAST_START, Mode.SLOW)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flag = maybe | flag: 'maybe' is neither true nor false",
        "count = 9 | count: 9 is out of range; 1 to 8",
        "count = 1KB | count: '1KB' is not a whole number like 4 or 0x1f",
        "pool-bytes = much| pool-bytes: 'much' is not a size like 64MB, 4KiB, 0x1000 or a bare"
            + " number of bytes",
        "pool-bytes = 9999999999999999999999 | pool-bytes: 9999999999999999999999 is out of range;"
            + " 64 bits",
        "base = [] | base: is a list, not a single value",
        "share = 1.5 | share: '1.5' is out of range; 0 to 1",
        "share = 1e400 | share: '1e400' is not a number like 0.25",
        "mode = quick | mode: 'quick' is no mode; one of fast-start, slow",
        "names = x | names: is a text, not a list [ ... ]",
        "modes = [ slow, slwo ]"
            + "| modes[1]: 'slwo' is no modes; did you mean 'slow'? one of fast-start, slow",
        "colour = red | colour: unknown key; one of base, count, flag, label, mode, modes, names,"
            + " pool-bytes, share, sizes",
      })
  void aValueThatDoesNotFitIsRefused(String settings, String expected) {
    assertThatThrownBy(() -> read(All.class, settings))
        .isInstanceOf(ConfigException.class)
        .hasMessage("settings of mine:1: " + expected);
  }

  @Test
  void aSettingWithoutADefaultMustBeGiven() {
    assertThatThrownBy(() -> read(Demanding.class, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("'count' is missing; what nobody can guess");
  }

  @Test
  void aRecordMayRefuseWhatItGetsInItsOwnWords() {
    assertThatThrownBy(() -> read(Demanding.class, "count = 13"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("settings of mine:1: 13 is not lucky");
    assertThatThrownBy(() -> read(Demanding.class, "count = 14"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("settings of mine:1: UnsupportedOperationException");
  }

  @Test
  void aDefaultThatDoesNotFitIsThePluginsFault() {
    assertThatThrownBy(() -> read(BadDefault.class, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the plugin's own default: count: 'many' is not a whole number like 4 or 0x1f");
  }
}
