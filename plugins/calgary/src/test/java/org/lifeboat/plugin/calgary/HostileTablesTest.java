package org.lifeboat.plugin.calgary;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lifeboat.api.firmware.Bytes;
import org.lifeboat.api.stage.KernelPanic;

class HostileTablesTest {
  /** What a kernel may do with a table: start, fail, or fall over a bridge that no chip claims. */
  private static void bootsOrPanics(Bytes block) {
    try {
      Boots.boot(Machines.server().withTable("RIO ", block));
    } catch (KernelPanic e) {
      assertThat(e.text()).isEqualTo("Attempted to kill init!");
    }
  }

  @Property
  void anyBytesWillDo(@ForAll byte[] bytes) {
    bootsOrPanics(Bytes.of(bytes).with(2, (byte) 0x52, (byte) 0x47));
  }

  @Property
  void anyChangeOfASoundTableWillDo(
      @ForAll @IntRange(min = 0, max = 48) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 49) int cut) {
    bootsOrPanics(Machines.rio(3).with(at, value));
    bootsOrPanics(Machines.rio(3).slice(0, cut));
  }
}
