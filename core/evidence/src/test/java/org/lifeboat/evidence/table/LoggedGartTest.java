package org.lifeboat.evidence.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lifeboat.evidence.log.KernelLog;
import org.lifeboat.evidence.table.LoggedGart.Words;

final class LoggedGartTest {
  @Test
  void theWindowIsReadInBothForms() {
    KernelLog log =
        new KernelLog(
            List.of(
                "Node 0: aperture @ d0000000 size 64 MB",
                "AGP: Node 1: aperture [bus addr 0x20000000-0x21ffffff] (32MB)"));

    assertThat(LoggedGart.words(log))
        .containsEntry(0, new Words(1 << 1, 0xd0000000 >>> 25))
        .containsEntry(1, new Words(0, 0x10));
  }

  @Test
  void sizesThatCannotBeDoNoHarm() {
    KernelLog log = new KernelLog(List.of("Node 0: aperture @ 0 size 0 MB", "Node 9: aperture"));

    assertThat(LoggedGart.words(log)).containsOnlyKeys(0);
  }
}
