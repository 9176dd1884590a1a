package org.lifeboat.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.stage.CommandLine;

/** The grammar of {@code crashkernel=} (reference 6.1 §1.5). */
final class CrashKernelParameterTest {
  private static final long GB = 1L << 30;
  private static final long MB = 1L << 20;

  private static CrashKernelParameter parse(String text, long ram) {
    return CrashKernelParameter.parse(CommandLine.parse(text), ram).orElseThrow();
  }

  @Test
  void aSizeAloneMayLieAnywhere() {
    assertThat(parse("crashkernel=256M", 4 * GB))
        .isEqualTo(
            new CrashKernelParameter(256 * MB, OptionalLong.empty(), false, OptionalLong.empty()));
  }

  @Test
  void anAddressIsExact() {
    assertThat(parse("crashkernel=128M@512M", 4 * GB).at()).hasValue(512 * MB);
  }

  @Test
  void highAndLowAreTwoParameters() {
    assertThat(parse("crashkernel=256M,high crashkernel=0,low", 4 * GB))
        .isEqualTo(
            new CrashKernelParameter(256 * MB, OptionalLong.empty(), true, OptionalLong.of(0)));
  }

  @Test
  void ofRangesTheOneForThisMemoryCounts() {
    String ranges = "crashkernel=1G-4G:192M,4G-64G:256M,64G-:512M@16M";

    assertThat(parse(ranges, 8 * GB).bytes()).isEqualTo(256 * MB);
    assertThat(parse(ranges, 128 * GB).bytes()).isEqualTo(512 * MB);
    assertThat(CrashKernelParameter.parse(CommandLine.parse(ranges), GB / 2)).isEmpty();
  }

  @Test
  void nothingIsAskedForByNonsense() {
    assertThat(CrashKernelParameter.parse(CommandLine.parse("crashkernel=auto"), GB)).isEmpty();
    assertThat(CrashKernelParameter.parse(CommandLine.parse("crashkernel"), GB)).isEmpty();
    assertThat(CrashKernelParameter.parse(CommandLine.parse("crashkernel=1G-:"), 2 * GB)).isEmpty();
  }
}
