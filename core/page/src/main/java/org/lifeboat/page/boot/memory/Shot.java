package org.lifeboat.page.boot.memory;

import java.util.List;
import org.lifeboat.engine.event.BootEvent;
import org.lifeboat.engine.event.BootEvent.Moment;
import org.lifeboat.engine.report.BootReport.Owned;

/**
 * Memory at one moment of a boot.
 *
 * @param stage the stage in which it was so
 * @param owners who owns RAM, ascending
 * @param events what has happened since the shot before
 */
public record Shot(Moment stage, List<Owned> owners, List<BootEvent> events) {
  /** Copies the lists. */
  public Shot {
    owners = List.copyOf(owners);
    events = List.copyOf(events);
  }
}
