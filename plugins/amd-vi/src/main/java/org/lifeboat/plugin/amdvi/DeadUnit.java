package org.lifeboat.plugin.amdvi;

import org.lifeboat.api.stage.KernelPanic;
import org.lifeboat.api.stage.Severity;

/**
 * A unit that carries out no command, as the driver sees it when it empties the unit's caches
 * (drivers/iommu/amd/iommu.c:iommu_flush_all_caches, __iommu_queue_command_sync,
 * iommu_completion_wait): commands pile up until the buffer is full, and from then on each is given
 * up after 100 ms. Nothing of that is an error to the driver, which goes on.
 */
final class DeadUnit {
  /** CMD_BUFFER_SIZE, 512 commands, of which three places stay free. */
  private static final int ROOM = 509;

  /** Some 17 minutes of waiting; a range of all requesters takes hours. */
  private static final int MOST_LINES = 10_000;

  private final KernelLog log;
  private int queued;
  private boolean waitIsDue;
  private int lines;

  DeadUnit(KernelLog log) {
    this.log = log;
  }

  /**
   * Empties all caches, or tries to.
   *
   * @param lastRequester the highest requester id of the unit's segment
   * @throws KernelPanic where that takes so long that the boot stands still. It is no panic; the
   *     model must end, and says so in this way.
   */
  void flushAllCaches(Unit unit, int lastRequester) {
    if ((unit.features() & Unit.INVALIDATE_ALL) != 0) {
      flush(1);
    } else {
      flush(lastRequester + 1);
      flush(lastRequester + 1);
      flush(lastRequester + 1);
    }
  }

  /** So many commands (device table entries, interrupt tables, or domains), then a wait. */
  private void flush(int commands) {
    for (int i = 0; i < commands; i++) {
      waitIsDue |= queue();
    }
    if (!waitIsDue || queue()) {
      waitIsDue = false;
      print(Severity.ALERT, "Completion-Wait loop timed out");
    }
  }

  private boolean queue() {
    if (queued < ROOM) {
      queued++;
      return true;
    }
    print(Severity.ERROR, "Command buffer timeout");
    return false;
  }

  private void print(Severity severity, String text) {
    log.print(severity, text);
    if (++lines == MOST_LINES) {
      throw new KernelPanic(
          "boot hang: the AMD-Vi driver waits 100 ms for each command of a unit that carries out"
              + " none");
    }
  }
}
