package org.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RetypedTest {
  @Test
  void whatSaysHowAResultIsShownIsLeftOut() {
    assertThat(
            Retyped.command(
                List.of(
                    "boot", "--format", "html", "a.conf", "-o", "x", "--colour=never", "--seed=3")))
        .isEqualTo("./lifeboat boot a.conf --seed=3");
  }

  @Test
  void wordsThatAShellWouldReadOtherwiseAreQuoted() {
    assertThat(Retyped.command(List.of("boot", "my box.conf", "--set", "a='b'", "$(x)", "")))
        .isEqualTo("./lifeboat boot 'my box.conf' --set 'a='\\''b'\\''' '$(x)' ''");
  }
}
