package org.lifeboat.engine.report;

import java.util.List;
import java.util.function.Supplier;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * Is told what happens in one boot, as a {@link org.lifeboat.engine.event.BootListener} is, and may
 * look at memory each time.
 */
@FunctionalInterface
public interface MemoryWatcher {
  /**
   * Something happened.
   *
   * @param event what it was
   * @param memory who owns RAM now, as {@link BootReport#owners} has it at the end; empty before
   *     the memory map is read. It is made up when it is asked for, and is to be asked for before
   *     this returns
   */
  void happened(BootEvent event, Supplier<List<Owned>> memory);
}
