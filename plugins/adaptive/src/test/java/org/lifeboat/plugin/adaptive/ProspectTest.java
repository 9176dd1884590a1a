package org.lifeboat.plugin.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.api.driver.Detection;
import org.lifeboat.api.driver.EarlyProbe;
import org.lifeboat.api.driver.Finding;
import org.lifeboat.api.policy.DetectedIommus;
import org.lifeboat.api.policy.DetectedIommus.Found;

final class ProspectTest {
  private static final EarlyProbe BROKEN = new EarlyProbe.Broken(new Finding("bad", "It is bad."));
  private static final EarlyProbe UNKNOWABLE = new EarlyProbe.Unknowable("it is early");

  private static Prospect of(Found... found) {
    return Prospect.of(new DetectedIommus(List.of(found)));
  }

  private static Found present(EarlyProbe probe) {
    return new Found("mine", new Detection.Present("a table"), probe);
  }

  @Test
  void withoutHardwareThereIsNone() {
    assertThat(of()).isEqualTo(Prospect.NONE);
  }

  @Test
  void brokenHardwareIsAsGoodAsNone() {
    assertThat(of(present(BROKEN))).isEqualTo(Prospect.NONE);
  }

  @Test
  void hardwareThatIsSwitchedOffDoesNotCount() {
    assertThat(of(new Found("mine", new Detection.Disabled("off"), new EarlyProbe.Sound())))
        .isEqualTo(Prospect.NONE);
  }

  @Test
  void theBestOfSeveralCounts() {
    assertThat(of(present(BROKEN), present(UNKNOWABLE))).isEqualTo(Prospect.OPEN);
    assertThat(of(present(new EarlyProbe.Sound()), present(UNKNOWABLE))).isEqualTo(Prospect.SOUND);
  }
}
